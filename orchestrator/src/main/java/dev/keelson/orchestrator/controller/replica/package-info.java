/**
 * Keeps as many pods as a ReplicaSet or a ReplicationController wants. Both are the same to it, but for the way they
 * write their selector.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.controller.replica.ReplicaController}. What to do and what to report are
 * computed by {@link dev.keelson.orchestrator.controller.replica.ReplicaPlan} and
 * {@link dev.keelson.orchestrator.controller.replica.ReplicaStatus}. Nothing is owned but what was ordered and is not
 * yet seen.
 *
 * <p>Must never know: deployments.
 */
@NullMarked
package dev.keelson.orchestrator.controller.replica;

import org.jspecify.annotations.NullMarked;
