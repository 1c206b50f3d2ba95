package dev.keelson.bench.report;

import dev.keelson.bench.contest.Figure;
import dev.keelson.bench.contest.Plan;
import dev.keelson.bench.contest.Results;
import dev.keelson.bench.peer.Peer;
import java.util.List;
import java.util.Optional;

/** Both peers side by side. */
public record Comparison(List<Row> rows, List<FigureRow> figures) {
  public Comparison {
    rows = List.copyOf(rows);
    figures = List.copyOf(figures);
  }

  public static Comparison of(Plan plan, Results results) {
    var ours = plan.peers().getFirst();
    var theirs = plan.peers().getLast();
    var rows = plan.workloads().stream()
        .map(w -> new Row(w.title(), summary(results, ours, w.name()), summary(results, theirs, w.name())))
        .toList();
    var figures = results.figures().stream()
        .filter(f -> f.peer().equals(ours.name()))
        .map(f -> new FigureRow(f.title(), f.unit(), Optional.of(f.value()), figure(results, theirs, f.title())))
        .toList();
    return new Comparison(rows, figures);
  }

  private static Optional<Summary> summary(Results results, Peer peer, String workload) {
    var rounds = results.measured().stream()
        .filter(m -> m.peer().equals(peer.name()) && m.workload().equals(workload))
        .toList();
    return rounds.isEmpty() ? Optional.empty() : Optional.of(Summary.of(rounds)).filter(s -> s.errors() == 0);
  }

  private static Optional<Double> figure(Results results, Peer peer, String title) {
    return results.figures().stream()
        .filter(f -> f.peer().equals(peer.name()) && f.title().equals(title))
        .map(Figure::value)
        .findFirst();
  }
}
