package dev.keelson.store.lease;

import dev.keelson.store.model.Lease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Says when leases end. Only the leader's lessor is primary; the others know nothing about time.
 *
 * <p>All times are monotonic nanoseconds of one clock that the caller chose.
 */
public final class Lessor {
  private static final long SECOND_NANOS = 1_000_000_000L;

  /** {@code checkpointed}: the replicated lease carries a remaining TTL, which a renewal makes wrong. */
  private record Running(long ttlSeconds, long endNanos, boolean checkpointed) {}

  private final Map<Long, Running> leases = new HashMap<>();

  /** When to name a lease as expired: its end, or the next try after it was named. */
  private final Deadlines ends = new Deadlines();

  private final Deadlines checkpoints = new Deadlines();
  private boolean primary;

  /**
   * Becomes primary: every lease starts its (remaining) TTL again, later by {@code extensionNanos}. Where more than
   * {@code Limits.LEASE_EXPIRIES_PER_SECOND_MAX} would then end within one second, the later ones are spread out.
   */
  public void promote(List<Lease> replicated, long nowNanos, long extensionNanos) {
    demote();
    primary = true;
    List<Lease> soonestFirst = replicated.stream().sorted(Comparator.comparingLong(Lessor::leftSeconds)).toList();
    long[] natural = soonestFirst.stream()
        .mapToLong(lease -> nowNanos + leftSeconds(lease) * SECOND_NANOS + extensionNanos)
        .toArray();
    long[] spread = Spread.later(natural, Limits.LEASE_EXPIRIES_PER_SECOND_MAX);
    for (int i = 0; i < spread.length; i++) {
      Lease lease = soonestFirst.get(i);
      run(lease.id(), new Running(lease.ttlSeconds(), spread[i], lease.remainingSeconds() > 0), nowNanos);
    }
  }

  /** Stops being primary: forgets all times. */
  public void demote() {
    primary = false;
    leases.clear();
    ends.clear();
    checkpoints.clear();
  }

  public boolean primary() {
    return primary;
  }

  public void granted(long id, long ttlSeconds, long nowNanos) {
    if (primary) {
      run(id, new Running(ttlSeconds, nowNanos + ttlSeconds * SECOND_NANOS, false), nowNanos);
    }
  }

  public void revoked(long id) {
    leases.remove(id);
    ends.remove(id);
    checkpoints.remove(id);
  }

  /** Starts the full TTL again and returns it in seconds; empty for an unknown or already expired lease. */
  public OptionalLong renew(long id, long nowNanos) {
    Running lease = leases.get(id);
    if (lease == null || lease.endNanos <= nowNanos) {
      return OptionalLong.empty();
    }
    long endNanos = nowNanos + lease.ttlSeconds * SECOND_NANOS;
    run(id, new Running(lease.ttlSeconds, endNanos, lease.checkpointed), nowNanos);
    if (lease.checkpointed) {
      checkpoints.set(id, nowNanos); // the replicated remainder is too small now
    }
    return OptionalLong.of(lease.ttlSeconds);
  }

  /** What is left, in nanoseconds, not below 0; empty for an unknown lease. */
  public OptionalLong remainingNanos(long id, long nowNanos) {
    Running lease = leases.get(id);
    return lease == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, lease.endNanos - nowNanos));
  }

  /** Leases that have ended and were not named within the last retry interval, earliest first, at most {@code max}. */
  public List<Long> expired(long nowNanos, int max) {
    List<Long> named = take(ends, nowNanos, max);
    named.forEach(id -> ends.set(id, nowNanos + Limits.EXPIRED_RETRY.toNanos()));
    return named;
  }

  /** Leases whose remaining TTL is due for a checkpoint, with that remaining TTL; 0 = the full one again. */
  public List<Lease> dueForCheckpoint(long nowNanos, int max) {
    var due = new ArrayList<Lease>();
    for (long id : take(checkpoints, nowNanos, max)) {
      Running lease = leases.get(id);
      if (lease != null && lease.endNanos > nowNanos) {
        due.add(checkpoint(id, lease, nowNanos));
      }
    }
    return due;
  }

  /** When {@link #expired} will have something to name; empty while there are no leases. */
  public OptionalLong nextEndNanos() {
    return ends.firstNanos();
  }

  /** When {@link #dueForCheckpoint} will have something to name. */
  public OptionalLong nextCheckpointNanos() {
    return checkpoints.firstNanos();
  }

  private Lease checkpoint(long id, Running lease, long nowNanos) {
    long leftSeconds = Math.ceilDiv(lease.endNanos - nowNanos, SECOND_NANOS);
    long remainingSeconds = leftSeconds < lease.ttlSeconds ? leftSeconds : 0;
    run(id, new Running(lease.ttlSeconds, lease.endNanos, remainingSeconds > 0), nowNanos);
    return new Lease(id, lease.ttlSeconds, remainingSeconds);
  }

  private void run(long id, Running lease, long nowNanos) {
    leases.put(id, lease);
    ends.set(id, lease.endNanos);
    if (lease.endNanos - nowNanos > Limits.CHECKPOINT_INTERVAL.toNanos()) {
      checkpoints.set(id, nowNanos + Limits.CHECKPOINT_INTERVAL.toNanos());
    } else {
      checkpoints.remove(id);
    }
  }

  private static List<Long> take(Deadlines deadlines, long nowNanos, int max) {
    var taken = new ArrayList<Long>();
    while (taken.size() < max) {
      OptionalLong due = deadlines.takeDue(nowNanos);
      if (due.isEmpty()) {
        break;
      }
      taken.add(due.getAsLong());
    }
    return taken;
  }

  private static long leftSeconds(Lease lease) {
    return lease.remainingSeconds() > 0 ? lease.remainingSeconds() : lease.ttlSeconds();
  }
}
