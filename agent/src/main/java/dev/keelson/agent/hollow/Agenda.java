package dev.keelson.agent.hollow;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What is to happen when; at the same time, in the order in which it was put down. Owned by the loop. It holds a few
 * entries for each pod that there is.
 */
final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::order));
  private long ordered;
  private Instant now;

  private record Entry(Instant at, long order, Runnable action) {}

  Agenda(Instant now) {
    this.now = now;
  }

  /** The time up to which everything has happened. */
  Instant now() {
    return now;
  }

  void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  void at(Instant time, Runnable action) {
    entries.add(new Entry(time, ordered++, action));
  }

  Optional<Instant> next() {
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /** Lets everything happen that is due by then, and what follows from it at once. */
  void advance(Instant time) {
    for (var next = entries.peek(); next != null && !next.at().isAfter(time); next = entries.peek()) {
      entries.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      next.action().run();
    }
    now = time.isAfter(now) ? time : now;
  }
}
