package dev.keelson.api.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of the page.
 *
 * @param suffix what follows the family's name: nothing, or _bucket, _sum, _count
 */
record Sample(String suffix, SortedMap<String, String> labels, double value) {
  static Sample of(double value) {
    return new Sample("", new TreeMap<>(), value);
  }

  static Sample of(Map<String, String> labels, double value) {
    return new Sample("", new TreeMap<>(labels), value);
  }

  /** The same labels and one more. */
  static SortedMap<String, String> with(Map<String, String> labels, String name, String value) {
    var more = new TreeMap<>(labels);
    more.put(name, value);
    return more;
  }
}
