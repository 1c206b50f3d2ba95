package dev.keelson.raft.read;

import java.time.Duration;

/** Every bound of the read path. */
public final class Limits {
  /** Reads that may wait on one member: four for each of 10,000 connections would be a mistake of the client's. */
  public static final int READS_MAX = 40_000;

  /** Rounds at a time. Whoever comes later shares the next one. */
  static final int ROUNDS_MAX = 4;

  /** Confirmations that may wait for a round. */
  static final int CONFIRMATIONS_MAX = 10_000;

  /** An unanswered round asks again this often: a heartbeat may have been lost with its connection. */
  static final Duration ROUND_REPEAT = Duration.ofMillis(100);

  /** Before asking again a leader that said no. */
  static final Duration RETRY_DELAY = Duration.ofMillis(10);

  private Limits() {}
}
