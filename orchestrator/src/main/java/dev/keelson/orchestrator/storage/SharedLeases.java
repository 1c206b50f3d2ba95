package dev.keelson.orchestrator.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/**
 * Leases for objects that end by themselves. Objects that come within a minute share one, as with kube-apiserver: a
 * lease for each event would cost the store more than the events. Guarded by its lock, which is held while a lease is
 * granted: whoever waits wants the same one.
 */
public final class SharedLeases {
  private record Lease(long id, Instant until, int keys) {
    boolean takesOneMore(Instant now) {
      return keys < Limits.LEASE_KEYS_MAX && now.isBefore(until);
    }
  }

  private final LongUnaryOperator grant;
  private final InstantSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Lease> newest = new HashMap<>();

  /** @param grant gives the id of a new lease for a number of seconds; may wait */
  public SharedLeases(LongUnaryOperator grant, InstantSource time) {
    this.grant = grant;
    this.time = time;
  }

  /** A lease that lasts {@code ttlSeconds} at least; 0 for 0. */
  public long lease(long ttlSeconds) {
    if (ttlSeconds == 0) {
      return 0;
    }
    lock.lock();
    try {
      Instant now = time.instant();
      Lease known = newest.get(ttlSeconds);
      Lease lease = known != null && known.takesOneMore(now) ? known : granted(ttlSeconds, now);
      newest.put(ttlSeconds, new Lease(lease.id(), lease.until(), lease.keys() + 1));
      return lease.id();
    } finally {
      lock.unlock();
    }
  }

  private Lease granted(long ttlSeconds, Instant now) {
    long shared = Math.min(Limits.LEASE_SHARED_MAX.toSeconds(), ttlSeconds / Limits.LEASE_SHARED_DIVISOR);
    newest.values().removeIf(lease -> !now.isBefore(lease.until()));
    return new Lease(grant.applyAsLong(ttlSeconds + shared), now.plus(Duration.ofSeconds(shared)), 0);
  }
}
