package dev.keelson.api.http;

import java.time.Duration;

/**
 * Every bound of the front door.
 *
 * @param messageBytesMax the largest gRPC message taken in
 * @param bodyBytesMax the largest HTTP body taken in
 * @param concurrentStreamsMax per HTTP/2 connection
 * @param streamOutboxBytesMax what a stream may have waiting for a slow client before {@code isReady} turns false
 * @param pingIntervalMin more frequent pings of a client are answered with GOAWAY "too_many_pings"
 */
public record FrontDoorLimits(
    int messageBytesMax,
    int bodyBytesMax,
    long concurrentStreamsMax,
    int streamOutboxBytesMax,
    Duration pingIntervalMin,
    Duration keepAliveInterval,
    Duration keepAliveTimeout) {
  public static final FrontDoorLimits DEFAULT = new FrontDoorLimits(
      2 << 20, 4 << 20, 0xffff_ffffL, 1 << 20, Duration.ofSeconds(5), Duration.ofHours(2), Duration.ofSeconds(20));
}
