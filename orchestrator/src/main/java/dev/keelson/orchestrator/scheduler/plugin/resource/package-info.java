/**
 * How much a node has and how much of it is taken: what fits, and what fits well.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.plugin.resource.NodeResourcesFit}. Nothing here has state.
 *
 * <p>Must never know: where pods are put for other reasons.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.plugin.resource;

import org.jspecify.annotations.NullMarked;
