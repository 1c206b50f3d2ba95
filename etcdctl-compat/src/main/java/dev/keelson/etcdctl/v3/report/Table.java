package dev.keelson.etcdctl.v3.report;

import dev.keelson.etcdctl.terminal.Output;
import java.util.List;
import java.util.Locale;

/** A table in a frame of ASCII characters: titles in the middle, numbers and words to the right where asked. */
public record Table(List<String> titles, List<List<String>> rows) {
  public Table {
    titles = List.copyOf(titles);
    rows = rows.stream().map(List::copyOf).toList();
  }

  void print(Output out) {
    var rule = new StringBuilder("+");
    var head = new StringBuilder("|");
    for (var column = 0; column < titles.size(); column++) {
      var width = width(column);
      rule.append("-".repeat(width + 2)).append('+');
      head.append(' ').append(centred(titles.get(column).toUpperCase(Locale.ROOT), width)).append(" |");
    }
    out.println(rule.toString());
    out.println(head.toString());
    out.println(rule.toString());
    for (var row : rows) {
      out.println(line(row));
    }
    if (!rows.isEmpty()) {
      out.println(rule.toString());
    }
  }

  private String line(List<String> row) {
    var line = new StringBuilder("|");
    for (var column = 0; column < row.size(); column++) {
      var cell = row.get(column);
      line.append(' ').append(" ".repeat(width(column) - cell.length())).append(cell).append(" |");
    }
    return line.toString();
  }

  private int width(int column) {
    var cells = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(cells, titles.get(column).length());
  }

  private static String centred(String text, int width) {
    var free = width - text.length();
    return " ".repeat(free - free / 2 - (free % 2)) + text + " ".repeat(free / 2 + free % 2);
  }
}
