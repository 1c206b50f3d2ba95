package dev.keelson.api.http;

import java.time.Duration;

/**
 * Every bound of the front door that an operator may want to move.
 *
 * @param loops threads that serve connections
 * @param messageBytesMax the largest gRPC message taken in
 * @param bodyBytesMax the largest HTTP body taken in
 * @param concurrentStreamsMax per HTTP/2 connection
 * @param streamOutboxBytesMax what a stream may have waiting for a slow client before {@code isReady} turns false
 * @param pingIntervalMin more frequent pings of a client are answered with GOAWAY "too_many_pings"
 * @param requestArrivalMax how long a request of HTTP/1.1, once begun, may take to arrive
 */
public record FrontDoorLimits(
    int loops,
    int messageBytesMax,
    int bodyBytesMax,
    long concurrentStreamsMax,
    int streamOutboxBytesMax,
    Duration pingIntervalMin,
    Duration keepAliveInterval,
    Duration keepAliveTimeout,
    Duration requestArrivalMax) {
  /** etcd's own defaults where it has one: 1.5 MiB + 512 KiB messages, pings of 5 s, 2 h and 20 s. */
  public static final FrontDoorLimits DEFAULT = new FrontDoorLimits(
      Math.min(2, Runtime.getRuntime().availableProcessors()),
      2 << 20,
      11 << 20,
      0xffff_ffffL,
      1 << 20,
      Duration.ofSeconds(5),
      Duration.ofHours(2),
      Duration.ofSeconds(20),
      Duration.ofSeconds(30));

  public FrontDoorLimits {
    if (loops < 1) {
      throw new IllegalArgumentException("the front door needs at least one loop, not " + loops);
    }
  }
}
