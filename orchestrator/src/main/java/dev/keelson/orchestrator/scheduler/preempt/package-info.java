/**
 * Who has to go when a pod of higher priority finds no room.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.preempt.Preemption#plan}: a function of a snapshot that evicts
 * nobody itself. Nothing here has state.
 *
 * <p>Must never know: queues, clients, the clock.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler.preempt;

import org.jspecify.annotations.NullMarked;
