package dev.keelson.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells, the first of each to the left, all others to the right. */
public record Table(List<String> head, List<List<String>> rows) {
  private static final String NONE = "-";

  public static Table ofWorkloads(Comparison comparison) {
    var head = List.of("workload", "ours/s", "etcd/s", "ratio", "p50 ms", "etcd", "ratio", "p99 ms", "etcd", "ratio",
        "cpu us/op", "etcd", "RSS MB", "etcd");
    return new Table(head, comparison.rows().stream().map(Table::cells).toList());
  }

  public static Table ofFigures(Comparison comparison) {
    var rows = comparison.figures().stream()
        .map(f -> List.of(f.title() + ", " + f.unit(), cell("%,.1f", f.ours()), cell("%,.1f", f.theirs()),
            cell("%.2f", f.ratio())))
        .toList();
    return new Table(List.of("scenario (less is better)", "ours", "etcd", "ratio"), rows);
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.title(),
        cell("%,.0f", row.ours().map(Summary::operationsPerSecond)),
        cell("%,.0f", row.theirs().map(Summary::operationsPerSecond)),
        cell("%.2f", row.throughputRatio()),
        cell("%.2f", row.ours().map(s -> s.p50Micros() / 1e3)),
        cell("%.2f", row.theirs().map(s -> s.p50Micros() / 1e3)),
        cell("%.2f", row.p50Ratio()),
        cell("%.2f", row.ours().map(s -> s.p99Micros() / 1e3)),
        cell("%.2f", row.theirs().map(s -> s.p99Micros() / 1e3)),
        cell("%.2f", row.p99Ratio()),
        cell("%.1f", row.ours().map(Summary::cpuMicros)),
        cell("%.1f", row.theirs().map(Summary::cpuMicros)),
        cell("%.0f", row.ours().map(s -> s.rssBytes() / 1e6)),
        cell("%.0f", row.theirs().map(s -> s.rssBytes() / 1e6)));
  }

  private static String cell(String format, Optional<Double> value) {
    return value.map(format::formatted).orElse(NONE);
  }

  /** For a terminal. */
  public String text() {
    var lines = all();
    var widths = widths(lines);
    return lines.stream().map(l -> join(l, widths, "  ")).collect(Collectors.joining("\n"));
  }

  /** For a document. */
  public String markdown() {
    var lines = all();
    var widths = widths(lines);
    var rule = IntStream.range(0, head.size())
        .mapToObj(i -> i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":")
        .toList();
    lines.add(1, rule);
    return lines.stream().map(l -> "| " + join(l, widths, " | ") + " |").collect(Collectors.joining("\n"));
  }

  private List<List<String>> all() {
    var lines = new ArrayList<List<String>>();
    lines.add(head);
    lines.addAll(rows);
    return lines;
  }

  private int[] widths(List<List<String>> lines) {
    return IntStream.range(0, head.size())
        .map(i -> lines.stream().mapToInt(l -> l.get(i).length()).max().orElse(0))
        .toArray();
  }

  private static String join(List<String> line, int[] widths, String between) {
    return IntStream.range(0, line.size())
        .mapToObj(i -> (i == 0 ? "%-" : "%").concat(widths[i] + "s").formatted(line.get(i)))
        .collect(Collectors.joining(between));
  }
}
