package dev.keelson.store.v2;

/**
 * When a node ends, as shown at one moment.
 *
 * @param expirationNanos 0 = never
 * @param ttlSeconds what was left at that moment, a started second counting in full; 0 or negative when it had ended
 */
public record Lifetime(long expirationNanos, long ttlSeconds) {
  public static final Lifetime PERMANENT = new Lifetime(0, 0);

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /** What is left at {@code nowNanos}. */
  public static Lifetime at(long nowNanos, long expirationNanos) {
    return expirationNanos == 0 ? PERMANENT : new Lifetime(expirationNanos, secondsUp(left(nowNanos, expirationNanos)));
  }

  public boolean isPermanent() {
    return expirationNanos == 0;
  }

  /** Towards zero when negative, as Go divides. */
  private static long secondsUp(long nanos) {
    return nanos / NANOS_PER_SECOND + (nanos % NANOS_PER_SECOND > 0 ? 1 : 0);
  }

  /** Go's {@code Time.Sub}: a difference that does not fit is the largest that does. */
  private static long left(long nowNanos, long expirationNanos) {
    long difference = expirationNanos - nowNanos;
    boolean overflow = ((expirationNanos ^ nowNanos) & (expirationNanos ^ difference)) < 0;
    return overflow ? (expirationNanos < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : difference;
  }
}
