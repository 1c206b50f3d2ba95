package dev.keelson.api.grpc;

import dev.keelson.api.http2.ConnectionBudget;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a call has waiting for its client. Senders on any thread add and ask, the event loop subtracts; this
 * number and the connection's are all that they share.
 */
final class Outbox {
  private static final long SHUT = Long.MIN_VALUE / 2;

  private final AtomicLong waiting = new AtomicLong();
  private final long bytesMax;
  private final ConnectionBudget budget;

  Outbox(long bytesMax, ConnectionBudget budget) {
    this.bytesMax = bytesMax;
    this.budget = budget;
  }

  void add(long bytes) {
    if (waiting.getAndAdd(bytes) >= 0) {
      budget.outbox(bytes);
    }
  }

  /** True when there is room again that was missing before. */
  boolean sent(long bytes) {
    long before = waiting.getAndAdd(-bytes);
    if (before < 0) {
      return false; // its share was given back when it was shut
    }
    budget.outbox(-bytes);
    boolean crossed = before >= bytesMax && before - bytes < bytesMax;
    return crossed || ConnectionBudget.regainsShare(before, bytes);
  }

  boolean hasRoom() {
    long now = waiting.get();
    return now >= 0 && now < bytesMax && budget.hasRoom(now);
  }

  /** The client is gone: nothing that is added from now on goes anywhere. Called once. */
  void shut() {
    budget.outbox(-waiting.getAndAdd(SHUT));
  }

  boolean isShut() {
    return waiting.get() < 0;
  }
}
