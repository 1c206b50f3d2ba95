package dev.keelson.api.metrics;

import dev.keelson.store.meter.Histogram;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * One metric under its exact name.
 *
 * <p>The library's own registry is not used: it insists on {@code _total} for counters and forbids it for gauges, and
 * etcd has both the other way round.
 *
 * @param samples asked for at each reading, on any thread
 */
public record Family(String name, Kind kind, String help, Supplier<List<Sample>> samples) {
  /** What Prometheus may assume about the values. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  public static Family gauge(String name, String help, DoubleSupplier value) {
    return new Family(name, Kind.GAUGE, help, () -> List.of(Sample.of(value.getAsDouble())));
  }

  public static Family counter(String name, String help, DoubleSupplier value) {
    return new Family(name, Kind.COUNTER, help, () -> List.of(Sample.of(value.getAsDouble())));
  }

  /** A gauge that is 1 and says something in its label. */
  public static Family info(String name, String help, String label, Supplier<String> value) {
    return new Family(name, Kind.GAUGE, help, () -> List.of(Sample.of(Map.of(label, value.get()), 1)));
  }

  /** One value for each set of labels. */
  public static Family labelled(String name, Kind kind, String help, Supplier<Map<Map<String, String>, Double>> now) {
    return new Family(name, kind, help, () -> now.get().entrySet().stream()
        .map(entry -> Sample.of(entry.getKey(), entry.getValue()))
        .toList());
  }

  static Family of(String name, String help, Counter counter) {
    return new Family(name, Kind.COUNTER, help, () -> counter.collect().getDataPoints().stream()
        .map(point -> Sample.of(map(point.getLabels()), point.getValue()))
        .toList());
  }

  static Family of(String name, String help, Gauge gauge) {
    return new Family(name, Kind.GAUGE, help, () -> gauge.collect().getDataPoints().stream()
        .map(point -> Sample.of(map(point.getLabels()), point.getValue()))
        .toList());
  }

  public static Family histogram(String name, String help, Supplier<Histogram> now) {
    return new Family(name, Kind.HISTOGRAM, help, () -> Sample.of(Map.of(), now.get()));
  }

  /** One histogram for each set of labels, of what was measured so far. */
  public static Family durations(String name, String help, Supplier<Map<Map<String, String>, Durations>> now) {
    return new Family(name, Kind.HISTOGRAM, help, () -> now.get().entrySet().stream()
        .flatMap(entry -> Sample.of(entry.getKey(), entry.getValue().histogram()).stream())
        .toList());
  }

  /** One histogram for each set of labels. */
  static Family histograms(String name, String help, Supplier<Map<Map<String, String>, Histogram>> now) {
    return new Family(name, Kind.HISTOGRAM, help, () -> now.get().entrySet().stream()
        .flatMap(entry -> Sample.of(entry.getKey(), entry.getValue()).stream())
        .toList());
  }

  private static Map<String, String> map(Labels labels) {
    var map = new TreeMap<String, String>();
    for (int i = 0; i < labels.size(); i++) {
      map.put(labels.getName(i), labels.getValue(i));
    }
    return map;
  }
}
