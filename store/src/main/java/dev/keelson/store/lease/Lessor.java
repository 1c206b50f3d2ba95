package dev.keelson.store.lease;

import dev.keelson.store.model.Lease;
import java.util.List;
import java.util.OptionalLong;

/**
 * Says when leases end. Only the leader's lessor is primary; the others know nothing about time.
 *
 * <p>All times are monotonic nanoseconds of one clock that the caller chose.
 */
public final class Lessor {
  /**
   * Becomes primary: every lease starts its (remaining) TTL again, later by {@code extensionNanos}. Where more than
   * {@code Limits.LEASE_EXPIRIES_PER_SECOND_MAX} would then end within one second, the later ones are spread out.
   */
  public void promote(List<Lease> leases, long nowNanos, long extensionNanos) {
    throw new UnsupportedOperationException();
  }

  /** Stops being primary: forgets all times. */
  public void demote() {
    throw new UnsupportedOperationException();
  }

  public boolean primary() {
    throw new UnsupportedOperationException();
  }

  public void granted(long id, long ttlSeconds, long nowNanos) {
    throw new UnsupportedOperationException();
  }

  public void revoked(long id) {
    throw new UnsupportedOperationException();
  }

  /** Starts the full TTL again and returns it in seconds; empty for an unknown or already expired lease. */
  public OptionalLong renew(long id, long nowNanos) {
    throw new UnsupportedOperationException();
  }

  /** What is left, in nanoseconds, not below 0; empty for an unknown lease. */
  public OptionalLong remainingNanos(long id, long nowNanos) {
    throw new UnsupportedOperationException();
  }

  /** Leases that have ended and were not named within the last retry interval, earliest first, at most {@code max}. */
  public List<Long> expired(long nowNanos, int max) {
    throw new UnsupportedOperationException();
  }

  /** Leases whose remaining TTL is due for a checkpoint, with that remaining TTL. */
  public List<Lease> dueForCheckpoint(long nowNanos, int max) {
    throw new UnsupportedOperationException();
  }
}
