package dev.keelson.store.lease;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** One moment for each id, in the order of the moments. */
final class Deadlines {
  private record Deadline(long atNanos, long id) implements Comparable<Deadline> {
    @Override
    public int compareTo(Deadline other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(id, other.id);
    }
  }

  private final TreeSet<Deadline> order = new TreeSet<>();
  private final Map<Long, Deadline> byId = new HashMap<>();

  /** Replaces the moment that {@code id} had. */
  void set(long id, long atNanos) {
    remove(id);
    var deadline = new Deadline(atNanos, id);
    byId.put(id, deadline);
    order.add(deadline);
  }

  void remove(long id) {
    Deadline known = byId.remove(id);
    if (known != null) {
      order.remove(known);
    }
  }

  void clear() {
    order.clear();
    byId.clear();
  }

  OptionalLong firstNanos() {
    return order.isEmpty() ? OptionalLong.empty() : OptionalLong.of(order.first().atNanos);
  }

  /** Takes the first one out if it is due. */
  OptionalLong takeDue(long nowNanos) {
    if (order.isEmpty() || order.first().atNanos > nowNanos) {
      return OptionalLong.empty();
    }
    long id = order.first().id;
    remove(id);
    return OptionalLong.of(id);
  }
}
