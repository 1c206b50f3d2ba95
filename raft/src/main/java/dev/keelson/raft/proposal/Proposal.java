package dev.keelson.raft.proposal;

import dev.keelson.store.command.Reply;
import java.util.concurrent.CompletableFuture;

/** One command of one of this member's clients. */
public final class Proposal {
  private static final long UNSENT = 0;

  private final long id;
  private final byte[] command;
  private final long startedNanos;
  private final long deadlineNanos;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private long handedTerm = UNSENT; // loop-owned

  Proposal(long id, byte[] command, long startedNanos, long deadlineNanos) {
    this.id = id;
    this.command = command;
    this.startedNanos = startedNanos;
    this.deadlineNanos = deadlineNanos;
  }

  public long id() {
    return id;
  }

  public CompletableFuture<Reply> reply() {
    return reply;
  }

  byte[] command() {
    return command;
  }

  long startedNanos() {
    return startedNanos;
  }

  boolean isDue(long nowNanos) {
    return deadlineNanos - nowNanos <= 0;
  }

  /** Whether some leader may have it. */
  boolean isHanded() {
    return handedTerm != UNSENT;
  }

  boolean isHandedBefore(long term) {
    return isHanded() && handedTerm < term;
  }

  void hand(long term) {
    handedTerm = term;
  }

  void takeBack() {
    handedTerm = UNSENT;
  }
}
