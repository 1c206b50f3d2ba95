package dev.keelson.store.v2;

/**
 * How long what a command writes is to live, as decided by who proposes it.
 *
 * @param nowNanos the proposer's clock when it took the request: the remaining time that events show is counted from it
 * @param expirationNanos 0 = permanent
 * @param refresh keep the value, and tell no watcher
 */
public record TtlOptions(long nowNanos, long expirationNanos, boolean refresh) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public static TtlOptions permanent(long nowNanos) {
    return new TtlOptions(nowNanos, 0, false);
  }

  /**
   * Expires {@code ttlSeconds}, an unsigned number, from now. Overflow wraps around as it does in etcd, where such keys
   * live for ever or not at all; clients have come to rely on 18446744073709551615.
   */
  public static TtlOptions seconds(long nowNanos, long ttlSeconds) {
    return new TtlOptions(nowNanos, nowNanos + ttlSeconds * NANOS_PER_SECOND, false);
  }

  public TtlOptions refreshing() {
    return new TtlOptions(nowNanos, expirationNanos, true);
  }
}
