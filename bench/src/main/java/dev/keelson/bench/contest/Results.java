package dev.keelson.bench.contest;

import java.util.List;

/** Everything that a contest found. */
public record Results(List<Measured> measured, List<Figure> figures) {
  public Results {
    measured = List.copyOf(measured);
    figures = List.copyOf(figures);
  }
}
