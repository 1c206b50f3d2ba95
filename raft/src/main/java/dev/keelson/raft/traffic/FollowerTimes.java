package dev.keelson.raft.traffic;

import dev.keelson.raft.AppendFigures;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast one follower answers. */
final class FollowerTimes {
  /** Far more than a leader has under way to one follower; what is older got no answer. */
  private static final int UNANSWERED_MAX = 1_024;

  private final Deque<Request> unanswered = new ArrayDeque<>();
  private long succeeded;
  private long failed;
  private double current;
  private double average;
  private double averageSquare;
  private double minimum;
  private double maximum;

  /** One that is under way. */
  private record Request(long number, long atNanos) {}

  synchronized void sent(long number, long nowNanos) {
    unanswered.addLast(new Request(number, nowNanos));
    if (unanswered.size() > UNANSWERED_MAX) {
      unanswered.removeFirst();
      failed++;
    }
  }

  /** Answers come in order: what was sent before, and has none, will have none. */
  synchronized void answered(long number, boolean success, long nowNanos) {
    while (!unanswered.isEmpty() && unanswered.getFirst().number() < number) {
      unanswered.removeFirst();
      failed++;
    }
    if (!unanswered.isEmpty() && unanswered.getFirst().number() == number) {
      long sentNanos = unanswered.removeFirst().atNanos();
      if (success) {
        succeed((nowNanos - sentNanos) / 1e6);
      } else {
        failed++;
      }
    }
  }

  private void succeed(double millis) {
    current = millis;
    minimum = succeeded == 0 ? millis : Math.min(minimum, millis);
    maximum = Math.max(maximum, millis);
    double total = succeeded * average + millis;
    double totalSquare = succeeded * averageSquare + millis * millis;
    succeeded++;
    average = total / succeeded;
    averageSquare = totalSquare / succeeded;
  }

  synchronized AppendFigures.Follower figures() {
    double variance = Math.max(0, averageSquare - average * average);
    return new AppendFigures.Follower(succeeded, failed, current, average, Math.sqrt(variance), minimum, maximum);
  }
}
