package dev.keelson.raft.ratis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What clients of one register saw, and whether one order explains it.
 *
 * <p>The order is known: it is the log's. So the check is simple: every operation has a place in the log, and an
 * operation that ended before another began has no later place.
 */
final class RegisterHistory {
  private final AtomicLong ticks = new AtomicLong();
  private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

  /** An operation that ended well: a write of that value, or a read that found it. */
  private record Seen(boolean write, String value, long began, long ended) {}

  long begin() {
    return ticks.incrementAndGet();
  }

  void wrote(String value, long began) {
    seen.add(new Seen(true, value, began, ticks.incrementAndGet()));
  }

  void read(String value, long began) {
    seen.add(new Seen(false, value, began, ticks.incrementAndGet()));
  }

  int size() {
    return seen.size();
  }

  /** @param log all values ever applied, in order; "" stands before the first */
  List<String> contradictions(List<String> log) {
    List<String> wrong = new ArrayList<>();
    Map<String, Long> places = new HashMap<>();
    places.put("", 0L);
    for (String value : log) {
      if (places.put(value, (long) places.size()) != null) {
        wrong.add(value + " was applied twice");
      }
    }
    List<Seen> all = List.copyOf(seen);
    all.stream().filter(op -> !places.containsKey(op.value)).forEach(op -> wrong.add(op + " is not in the log"));
    if (wrong.isEmpty()) {
      all.forEach(later -> all.stream()
          .filter(earlier -> earlier.ended < later.began && isAfter(earlier, later, places))
          .forEach(earlier -> wrong.add(earlier + " ended before " + later + " began, but is later in the log")));
    }
    return wrong;
  }

  /** A write has its place for itself; a read shares that of the value it found. */
  private static boolean isAfter(Seen earlier, Seen later, Map<String, Long> places) {
    long first = places.getOrDefault(earlier.value, -1L);
    long second = places.getOrDefault(later.value, -1L);
    return later.write ? first >= second : first > second;
  }
}
