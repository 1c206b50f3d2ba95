/**
 * The cluster as a scheduler sees it: pods and nodes, read once into small values.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.snapshot.ClusterState}, which is told of every change and gives
 * {@link dev.keelson.orchestrator.scheduler.snapshot.Snapshot}s. {@code ClusterState} belongs to one thread, whoever
 * made it; everything else is immutable. A node's row is a value that is replaced when a pod comes or goes, so a
 * snapshot is an array of references and costs microseconds.
 *
 * <p>Must never know: plugins, queues, clients, the clock.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.snapshot;

import org.jspecify.annotations.NullMarked;
