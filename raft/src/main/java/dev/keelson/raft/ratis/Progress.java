package dev.keelson.raft.ratis;

import dev.keelson.raft.loop.Loop;
import dev.keelson.raft.proposal.Proposer;
import dev.keelson.raft.read.AppliedIndex;
import dev.keelson.raft.read.ReadDesk;
import dev.keelson.store.command.LogPosition;
import java.util.function.Consumer;

/** Tells those who wait for it how far this member has applied. The applying thread's. */
final class Progress implements Consumer<LogPosition> {
  private final Loop loop;
  private final AppliedIndex applied;
  private final ReadDesk reads;
  private final Proposer proposer;
  private long term;

  Progress(Loop loop, AppliedIndex applied, ReadDesk reads, Proposer proposer) {
    this.loop = loop;
    this.applied = applied;
    this.reads = reads;
    this.proposer = proposer;
  }

  @Override
  public void accept(LogPosition at) {
    if (applied.advance(at.index())) {
      loop.post(reads::advanced);
    }
    if (at.term() > term) {
      term = at.term();
      loop.post(() -> proposer.termApplied(at.term()));
    }
  }
}
