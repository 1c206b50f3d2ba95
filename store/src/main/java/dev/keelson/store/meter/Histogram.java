package dev.keelson.store.meter;

import java.util.List;

/**
 * How often something took how long, at one moment.
 *
 * @param boundsSeconds upper bounds, ascending, without the infinite one
 * @param counts one more than bounds; not cumulative
 */
public record Histogram(List<Double> boundsSeconds, List<Long> counts, double sumSeconds) {
  public Histogram {
    boundsSeconds = List.copyOf(boundsSeconds);
    counts = List.copyOf(counts);
    if (counts.size() != boundsSeconds.size() + 1) {
      throw new IllegalArgumentException(counts.size() + " counts for " + boundsSeconds.size() + " bounds");
    }
  }
}
