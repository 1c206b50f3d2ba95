package dev.keelson.agent.hollow;

import java.time.Duration;

/**
 * How long what is simulated takes, and how often it fails.
 *
 * @param pull an image that the node has not got
 * @param start a container's start
 * @param stop a container's end after it was told
 * @param run what a command takes that ends and does not say when
 * @param failureRate of pulls and starts, from 0 to 1
 */
public record Latency(Duration pull, Duration start, Duration stop, Duration run, double failureRate) {
  public static final Latency NONE =
      new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
}
