package dev.keelson.api.http2;

/**
 * Counts pings that come too early. As grpc-go counts: sending anything wipes the slate, two strikes are forgiven
 * (gRFC A8).
 */
final class PingStrikes {
  static final int STRIKES_MAX = 2;

  private final long intervalNanosMin;
  private long lastPingNanos;
  private boolean anyPing;
  private boolean sentSince = true;
  private int strikes;

  PingStrikes(long intervalNanosMin) {
    this.intervalNanosMin = intervalNanosMin;
  }

  /** Headers or data went out. */
  void sent() {
    sentSince = true;
  }

  /** A ping came in. True when it was one too many. */
  boolean pinged(long nowNanos) {
    boolean early = anyPing && !sentSince && nowNanos - lastPingNanos < intervalNanosMin;
    strikes = sentSince ? 0 : early ? strikes + 1 : strikes;
    sentSince = false;
    anyPing = true;
    lastPingNanos = nowNanos;
    return strikes > STRIKES_MAX;
  }
}
