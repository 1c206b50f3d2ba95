/**
 * The way of a linearizable read: which log index must be applied here before the read may be answered.
 *
 * <p>Enter at {@link dev.keelson.raft.read.ReadDesk} on every member, and at {@link dev.keelson.raft.read.Rounds} on
 * the leader. The replica's loop owns the state.
 *
 * <p>Raft §6.4, step by step: the leader takes its commit index, then hears from a majority in answer to heartbeats
 * that were made after that, then gives the index out. No lease takes a shortcut: clocks are not trusted.
 *
 * <p>Must never know: commands, the wire, Ratis.
 */
@NullMarked
package dev.keelson.raft.read;

import org.jspecify.annotations.NullMarked;
