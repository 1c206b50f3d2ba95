/**
 * The way of a write: a client's command waits here until it is in the log, and its client until it is applied.
 *
 * <p>Enter at {@link dev.keelson.raft.proposal.Proposer} on every member, and at
 * {@link dev.keelson.raft.proposal.LogWriter} on the leader. The replica's loop owns both; only the
 * {@link dev.keelson.raft.proposal.ProposalBook} is shared with client and applying threads.
 *
 * <p>Exactly once: a proposal is bound to the term in which it was handed to a leader, and the leader appends it in
 * that term or not at all. The terms of a log only grow (Raft §5.3), so once an entry of a later term is applied, a
 * proposal of an earlier one that is still waiting is not in the log and never will be: it may be handed over again.
 *
 * <p>Must never know: what a command means, the wire, Ratis.
 */
@NullMarked
package dev.keelson.raft.proposal;

import org.jspecify.annotations.NullMarked;
