/**
 * The way out of the log: entries become changes of the state machine, in order, and answers to waiting clients.
 *
 * <p>Enter at {@link dev.keelson.raft.apply.EntryApplier}. Ratis' updater thread applies; a checkpoint is installed by
 * another thread, so the state machine stands behind one lock, the {@link dev.keelson.raft.apply.ApplierGate}.
 *
 * <p>Must never know: what a command means, the wire, Ratis.
 */
@NullMarked
package dev.keelson.raft.apply;

import org.jspecify.annotations.NullMarked;
