package dev.keelson.store.lease;

import java.time.Duration;

/** Every bound of lease book-keeping. */
final class Limits {
  /** Each expiry is a log entry of its own; as etcd's lease revoke rate. */
  static final int LEASE_EXPIRIES_PER_SECOND_MAX = 1_000;

  /** A revocation that was proposed and not seen since is proposed again; as etcd. */
  static final Duration EXPIRED_RETRY = Duration.ofSeconds(3);

  /** Shorter leases lose less than this at a change of leaders and are not worth a log entry; as etcd. */
  static final Duration CHECKPOINT_INTERVAL = Duration.ofMinutes(5);

  private Limits() {}
}
