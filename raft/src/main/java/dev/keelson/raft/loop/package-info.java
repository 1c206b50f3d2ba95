/**
 * One thread that owns things: tasks and timers in order, and the clock they are measured with.
 *
 * <p>Enter at {@link dev.keelson.raft.loop.Loop}. What a loop's tasks touch belongs to that loop alone, so it needs no
 * lock.
 *
 * <p>Must never know: replication.
 */
@NullMarked
package dev.keelson.raft.loop;

import org.jspecify.annotations.NullMarked;
