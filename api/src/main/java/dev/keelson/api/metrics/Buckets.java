package dev.keelson.api.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A histogram at one moment.
 *
 * @param bounds ascending, without the infinite one
 * @param counts one more than bounds; not cumulative
 */
public record Buckets(List<Double> bounds, List<Long> counts, double sum) {
  public Buckets {
    bounds = List.copyOf(bounds);
    counts = List.copyOf(counts);
    if (counts.size() != bounds.size() + 1) {
      throw new IllegalArgumentException(counts.size() + " counts for " + bounds.size() + " bounds");
    }
  }

  Stream<Sample> samples(Map<String, String> labels) {
    var samples = new ArrayList<Sample>();
    long below = 0;
    for (int i = 0; i < counts.size(); i++) {
      below += counts.get(i);
      var bound = i < bounds.size() ? Exposition.number(bounds.get(i)) : "+Inf";
      samples.add(new Sample("_bucket", Sample.with(labels, "le", bound), below));
    }
    samples.add(new Sample("_sum", Sample.with(labels, "le", "").headMap("le"), sum));
    samples.add(new Sample("_count", Sample.with(labels, "le", "").headMap("le"), below));
    return samples.stream();
  }
}
