/**
 * A node's report of itself: that it is there, what it has, that it lives.
 *
 * <p>Enter at {@link dev.keelson.agent.node.Heartbeats}, which keeps any number of nodes registered and alive; {@link
 * dev.keelson.agent.node.NodeKeeper} writes, {@link dev.keelson.agent.node.NodeReport} says what. The API has the
 * state; here is only the lease that was written last.
 *
 * <p>Must never know: pods.
 */
@NullMarked
package dev.keelson.agent.node;

import org.jspecify.annotations.NullMarked;
