/**
 * Watches over nodes: whether they still report, what may run on them, which addresses their pods get.
 *
 * <p>Enter at the controllers. {@link dev.keelson.orchestrator.controller.node.NodeLifecycleController} owns what it
 * has observed of each node's heartbeats, by its own clock: those of nodes are not trusted. A new leader observes anew,
 * and gives each node its time again.
 *
 * <p>Must never know: how nodes work.
 */
@NullMarked
package dev.keelson.orchestrator.controller.node;

import org.jspecify.annotations.NullMarked;
