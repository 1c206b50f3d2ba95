/**
 * How far the state is on disk, how much of the log may go, and how a member that is too far behind gets the whole
 * state from the leader instead of entries that are gone.
 *
 * <p>Enter at {@link dev.keelson.raft.checkpoint.LogKeeper}. One thread, the keeper's, flushes and installs; each
 * checkpoint that is sent has a thread of its own, and only one is sent at a time.
 *
 * <p>A checkpoint is complete on the receiver's disk before anything of the old state is given up, and the state
 * machine changes before the log does: a crash leaves the old state with the old log, or the new state with either.
 *
 * <p>Must never know: what a command means, Ratis' server.
 */
@NullMarked
package dev.keelson.raft.checkpoint;

import org.jspecify.annotations.NullMarked;
