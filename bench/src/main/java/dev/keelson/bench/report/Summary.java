package dev.keelson.bench.report;

import dev.keelson.bench.contest.Measured;
import dev.keelson.bench.load.Outcome;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One workload on one peer over all rounds: the median of each figure on its own. */
public record Summary(
    double operationsPerSecond, double p50Micros, double p99Micros, double cpuMicros, double rssBytes, long errors) {
  static Summary of(List<Measured> rounds) {
    return new Summary(
        median(rounds, Outcome::operationsPerSecond),
        median(rounds, Outcome::p50Micros),
        median(rounds, Outcome::p99Micros),
        median(rounds, Outcome::cpuMicrosPerOperation),
        median(rounds, Outcome::rssBytesMax),
        rounds.stream().mapToLong(m -> m.outcome().errors()).sum());
  }

  private static double median(List<Measured> rounds, ToDoubleFunction<Outcome> figure) {
    var sorted = rounds.stream().mapToDouble(m -> figure.applyAsDouble(m.outcome())).sorted().toArray();
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
