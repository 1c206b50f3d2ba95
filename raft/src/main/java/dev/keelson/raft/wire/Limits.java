package dev.keelson.raft.wire;

import java.time.Duration;

/** Bounds of this package. */
final class Limits {
  /** Calls that wait for one member's answer. All that the proposer, the reads and the appender can have under way. */
  static final int CALLS_OPEN_MAX = 16_384;

  /** Bytes that may wait for one member to read them; past it nothing but answers is sent until it has. */
  static final int UNSENT_BYTES_MAX = 8 << 20;

  /** Parts of a checkpoint that wait to be written to disk before the connection is read no further. */
  static final int PARTS_WAITING_MAX = 4;

  static final Duration CONNECT_MAX = Duration.ofSeconds(2);

  /** Between attempts to reach a member that is down, doubling from the first to the second. */
  static final Duration RETRY_MIN = Duration.ofMillis(50);

  static final Duration RETRY_MAX = Duration.ofSeconds(1);

  /** A caller says who it is within this time, and in so few bytes that strangers cost next to nothing. */
  static final Duration GREETING_MAX = Duration.ofSeconds(10);

  /** The head of an HTTP request on the peer port: a line and the few headers that curl and etcd send. */
  static final int PAGE_HEAD_BYTES_MAX = 8 << 10;

  private Limits() {}
}
