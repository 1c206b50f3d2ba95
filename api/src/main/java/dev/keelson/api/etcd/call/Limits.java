package dev.keelson.api.etcd.call;

import java.time.Duration;

/** Every bound of the etcd API in one place, with its reason. */
public final class Limits {
  /** RocksDB reads hold a core while they run; two keep a slow disk from stopping everybody, more only queue there. */
  public static final int READER_THREADS = 2;

  /** Watchers that are behind read history apart from the rest, so that catching up never slows a get. */
  public static final int HISTORY_THREADS = 1;

  /**
   * Reads that wait for a reader. At 10 µs a point get this is half a second of work; more could not be served in time.
   */
  public static final int READS_WAITING_MAX = 100_000;

  /** Defragmentations, hashes and waits for physical compaction at one time; operators start them by hand. */
  public static final int CHORES_WAITING_MAX = 64;

  /** A range up to this size is answered from memory; a larger one is read while the client takes it. */
  public static final long RANGE_HELD_BYTES_MAX = 1 << 20;

  /** A piece of a large range: big enough to amortise a thread hop, small against what a stream may have waiting. */
  public static final int RANGE_PIECE_BYTES = 64 << 10;

  /** etcd's own part of the time that a request may take; two election timeouts come on top. */
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  /** Entries that take longer to apply count as slow (etcd's --warning-apply-duration). */
  static final Duration APPLY_EXPECTED_MAX = Duration.ofMillis(100);

  /** gRPC messages may be larger than a request by this much (etcd's {@code grpcOverheadBytes}). */
  public static final int GRPC_OVERHEAD_BYTES = 512 << 10;

  /** Looks, one election timeout apart, after which streams that asked for a leader end; as etcd. */
  static final int LOOKS_WITHOUT_LEADER_MAX = 3;

  private Limits() {}

  /** How long a request may take: 5 s and two elections. */
  public static Duration requestTimeout(Duration electionTimeout) {
    return REQUEST_TIMEOUT.plus(electionTimeout.multipliedBy(2));
  }
}
