/**
 * Daemon sets: a pod on each node that can have it.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.daemon.DaemonSetController}. Which nodes can have it is said
 * by {@link dev.keelson.orchestrator.controller.daemon.Suitability}, what is missing or too much by
 * {@link dev.keelson.orchestrator.controller.daemon.DaemonPlan}, which old pods may go now by
 * {@link dev.keelson.orchestrator.controller.daemon.RolloutPlan}. The API server owns the state;
 * {@link dev.keelson.orchestrator.controller.daemon.FailureMemory} knows how often pods have failed on a node.
 *
 * <p>Must never know: resources of nodes, which the scheduler looks after.
 */
@NullMarked
package dev.keelson.orchestrator.controller.daemon;

import org.jspecify.annotations.NullMarked;
