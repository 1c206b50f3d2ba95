package dev.keelson.bench.kube;

import dev.keelson.bench.load.Outcome;
import java.util.List;

/**
 * One line of the report.
 *
 * @param bar what it should be, in words
 */
record Line(String work, String figure, String p50, String p99, String cpu, String rss, String bar) {
  private static final String NONE = "-";
  static final List<String> HEAD = List.of("work", "figure", "p50 ms", "p99 ms", "cpu us/op", "RSS MB", "bar");

  static Line of(String work, Outcome outcome, String bar) {
    var figure = outcome.errors() > 0
        ? outcome.errors() + " errors: " + outcome.error()
        : "%,.0f/s".formatted(outcome.operationsPerSecond());
    return new Line(work, figure, "%.2f".formatted(outcome.p50Micros() / 1e3),
        "%.2f".formatted(outcome.p99Micros() / 1e3), "%.1f".formatted(outcome.cpuMicrosPerOperation()),
        "%.0f".formatted(outcome.rssBytesMax() / 1e6), bar);
  }

  static Line of(String work, String figure, String bar) {
    return new Line(work, figure, NONE, NONE, NONE, NONE, bar);
  }

  List<String> cells() {
    return List.of(work, figure, p50, p99, cpu, rss, bar);
  }
}
