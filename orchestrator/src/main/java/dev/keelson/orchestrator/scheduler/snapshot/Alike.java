package dev.keelson.orchestrator.scheduler.snapshot;

import java.util.HashMap;
import java.util.Map;

/**
 * One instance for values that are equal: pods of one workload share their labels and wishes, and whoever asks the same
 * of each can remember the answer by instance.
 */
final class Alike<T> {
  /** When there are more, the search for equals starts anew; that costs speed for a while, nothing else. */
  private static final int VALUES_MAX = 20_000;

  private final Map<T, T> values = new HashMap<>();

  T of(T value) {
    if (values.size() > VALUES_MAX) {
      values.clear();
    }
    return values.computeIfAbsent(value, same -> same);
  }
}
