package dev.keelson.api.grpc;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a call has waiting for its client. Senders on any thread add and ask, the event loop subtracts; the one
 * number is all that they share.
 */
final class Outbox {
  private static final long SHUT = Long.MIN_VALUE / 2;

  private final AtomicLong waiting = new AtomicLong();
  private final long bytesMax;

  Outbox(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  void add(long bytes) {
    waiting.addAndGet(bytes);
  }

  /** True when there is room again that was missing before. */
  boolean sent(long bytes) {
    long before = waiting.getAndAdd(-bytes);
    return before >= bytesMax && before - bytes < bytesMax;
  }

  boolean hasRoom() {
    long now = waiting.get();
    return now >= 0 && now < bytesMax;
  }

  /** The client is gone: nothing that is added from now on goes anywhere. Called once. */
  void shut() {
    waiting.addAndGet(SHUT);
  }

  boolean isShut() {
    return waiting.get() < 0;
  }
}
