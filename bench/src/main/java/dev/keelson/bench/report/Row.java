package dev.keelson.bench.report;

import java.util.Optional;

/** One workload on both peers; a peer with errors has no figures. */
public record Row(String title, Optional<Summary> ours, Optional<Summary> theirs) {
  /** Above 1 = we do more. */
  public Optional<Double> throughputRatio() {
    return ours.flatMap(o -> theirs.map(t -> o.operationsPerSecond() / t.operationsPerSecond()));
  }

  /** Below 1 = we answer sooner. */
  public Optional<Double> p50Ratio() {
    return ours.flatMap(o -> theirs.map(t -> o.p50Micros() / t.p50Micros()));
  }

  /** Below 1 = we answer sooner. */
  public Optional<Double> p99Ratio() {
    return ours.flatMap(o -> theirs.map(t -> o.p99Micros() / t.p99Micros()));
  }
}
