/**
 * The pods that wait for a node, and when each is to be tried.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.queue.SchedulingQueue}. It belongs to one thread, whoever made
 * it. Its length is that of the pods in the cluster without a node: each is in it once.
 *
 * <p>Must never know: nodes, clients, the clock: the time is given with every call.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.queue;

import org.jspecify.annotations.NullMarked;
