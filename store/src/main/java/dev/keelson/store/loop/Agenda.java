package dev.keelson.store.loop;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tasks ordered by their time, and by the order of their coming within one moment. Owned by its loop. */
public final class Agenda {
  private record Entry(long atNanos, long order, Runnable task) {}

  private final TreeSet<Entry> entries = new TreeSet<>(
      Comparator.<Entry>comparingLong(Entry::atNanos).thenComparingLong(Entry::order));
  private long ordered;

  public Loop.Timer add(long atNanos, Runnable task) {
    var entry = new Entry(atNanos, ordered++, task);
    entries.add(entry);
    return () -> entries.remove(entry);
  }

  /** When the first task is due; empty when none waits. */
  public OptionalLong nextNanos() {
    return entries.isEmpty() ? OptionalLong.empty() : OptionalLong.of(entries.first().atNanos());
  }

  /** Hands over what is due, earliest first; tasks that come meanwhile wait for the next call. */
  public void due(long nowNanos, Consumer<Runnable> runner) {
    long ordersBefore = ordered;
    while (!entries.isEmpty() && entries.first().atNanos() <= nowNanos && entries.first().order() < ordersBefore) {
      runner.accept(entries.removeFirst().task());
    }
  }
}
