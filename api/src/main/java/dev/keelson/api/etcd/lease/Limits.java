package dev.keelson.api.etcd.lease;

import java.time.Duration;

/** Every bound of the lease service; where it says so, as etcd. */
final class Limits {
  /** As etcd: so that a TTL in nanoseconds is still a long. */
  static final long TTL_SECONDS_MAX = 9_000_000_000L;

  /** As etcd: the leader looks for ended leases this often at most. */
  static final Duration EXPIRY_PAUSE = Duration.ofMillis(500);

  /** As etcd: a thousand a second. */
  static final int EXPIRIES_PER_LOOK_MAX = 500;

  /** As etcd: revocations that wait for the log at one time. */
  static final int REVOCATIONS_IN_FLIGHT_MAX = 16;

  /** As etcd: remaining times in one log entry. */
  static final int CHECKPOINTS_PER_LOOK_MAX = 1_000;

  /** Renewals of one stream that are on their way to the leader: enough to share a round, little to hold. */
  static final int RENEWALS_IN_FLIGHT_MAX = 32;

  private Limits() {}

  /** The shortest lease: one that a client can renew although the leader changes in between; as etcd. */
  static long ttlSecondsMin(Duration electionTimeout) {
    return Math.ceilDiv(electionTimeout.toMillis() * 3 / 2, 1_000);
  }
}
