package dev.keelson.raft;

import java.util.Map;

/**
 * What went to and came from other members: requests that append entries to the log. Heartbeats do not count.
 *
 * @param followers of this member while it leads or led, by id
 */
public record AppendFigures(Flow sent, Flow received, Map<Long, Follower> followers) {
  /** How many since the start, and how fast of late. */
  public record Flow(long count, double requestsPerSecond, double bytesPerSecond) {}

  /**
   * How long a follower took to answer; all times are 0 until the first answer.
   *
   * @param failed requests whose answer was a no, or did not come
   */
  public record Follower(
      long succeeded,
      long failed,
      double currentMillis,
      double averageMillis,
      double deviationMillis,
      double minimumMillis,
      double maximumMillis) {}

  public AppendFigures {
    followers = Map.copyOf(followers);
  }
}
