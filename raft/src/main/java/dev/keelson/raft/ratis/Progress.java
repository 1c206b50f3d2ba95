package dev.keelson.raft.ratis;

import dev.keelson.raft.apply.EntryApplier;
import dev.keelson.raft.checkpoint.LogKeeper;
import dev.keelson.store.command.LogPosition;

/** Tells those who wait for it how far this member has applied. */
final class Progress implements EntryApplier.Advance {
  private final Organs organs;
  private final LogKeeper keeper;
  private long term; // the applying thread's

  Progress(Organs organs, LogKeeper keeper) {
    this.organs = organs;
    this.keeper = keeper;
  }

  @Override
  public void advanced(LogPosition at, int entryBytes) {
    reached(at);
    if (at.term() > term) {
      term = at.term();
      organs.loop.post(() -> organs.proposer.termApplied(at.term()));
    }
    keeper.applied(entryBytes, organs);
  }

  /** A checkpoint took the place of everything up to here. Any thread. */
  void jumped(LogPosition to) {
    reached(to);
    organs.loop.post(organs.proposer::stateReplaced);
  }

  private void reached(LogPosition at) {
    if (organs.applied.advance(at.index())) {
      organs.loop.post(organs.reads::advanced);
    }
  }
}
