package dev.keelson.bench.report;

import java.util.Optional;

/** One figure of a scenario on both peers. */
public record FigureRow(String title, String unit, Optional<Double> ours, Optional<Double> theirs) {
  /** Below 1 = we need less. */
  public Optional<Double> ratio() {
    return ours.flatMap(o -> theirs.map(t -> o / t));
  }
}
