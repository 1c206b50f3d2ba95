/**
 * Counts what members send each other.
 *
 * <p>Enter at {@link dev.keelson.raft.traffic.AppendTraffic}, which owns all of it; Ratis' threads write and those who
 * show statistics read, so each counter has a lock of its own.
 *
 * <p>Must never know: Ratis, what an entry holds.
 */
@NullMarked
package dev.keelson.raft.traffic;

import org.jspecify.annotations.NullMarked;
