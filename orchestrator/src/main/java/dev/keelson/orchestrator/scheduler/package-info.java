/**
 * The scheduler: finds a node for every pod that has none, as a client of the API.
 *
 * <pre>
 *  informers ─ inbox ─ observation ─ queue ─ place ─ assume ─ bind
 *                          │                   └─ preempt ─ evict, nominate
 *                          └─ snapshot
 * </pre>
 *
 * <p>Enter at {@link dev.keelson.orchestrator.scheduler.LiveScheduler}. Its thread owns cluster state and queue; other
 * threads reach it through {@link dev.keelson.orchestrator.scheduler.Inbox} alone. What the API is told goes out on
 * virtual threads, see {@link dev.keelson.orchestrator.scheduler.Errands}. Decisions are made in the rooms below, which
 * are functions: {@code place}, {@code preempt}, {@code plugin}.
 *
 * <p>Must never know: how objects are stored, or which transport the client has.
 */
@NullMarked
package dev.keelson.orchestrator.scheduler;

import org.jspecify.annotations.NullMarked;
