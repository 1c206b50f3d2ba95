package dev.keelson.api.metrics;

import dev.keelson.store.meter.Histogram;
import java.util.ArrayList;
import java.util.List;
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

  /** The lines of a histogram; the counts in them are cumulative. */
  static List<Sample> of(Map<String, String> labels, Histogram histogram) {
    var samples = new ArrayList<Sample>();
    long below = 0;
    for (int i = 0; i < histogram.counts().size(); i++) {
      below += histogram.counts().get(i);
      var bounds = histogram.boundsSeconds();
      var bound = i < bounds.size() ? Exposition.number(bounds.get(i)) : "+Inf";
      samples.add(new Sample("_bucket", with(labels, "le", bound), below));
    }
    samples.add(new Sample("_sum", new TreeMap<>(labels), histogram.sumSeconds()));
    samples.add(new Sample("_count", new TreeMap<>(labels), below));
    return samples;
  }

  /** The same labels and one more. */
  private static SortedMap<String, String> with(Map<String, String> labels, String name, String value) {
    var more = new TreeMap<>(labels);
    more.put(name, value);
    return more;
  }
}
