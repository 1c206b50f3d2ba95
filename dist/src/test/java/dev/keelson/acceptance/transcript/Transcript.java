package dev.keelson.acceptance.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A file of commands and their answers.
 *
 * <pre>
 * # a remark
 * $ etcdctl txn
 * &lt; a line of standard input
 * ----
 * what it prints; lines of standard error begin with "! "
 * exit 0
 * ---- differs: the reason why we answer something else
 * what we print
 * exit 0
 * </pre>
 */
record Transcript(Path file, List<Entry> entries) {
  private static final String COMMAND = "$ ";
  private static final String INPUT = "< ";
  private static final String RULE = "----";
  private static final String DIFFERS = RULE + " differs: ";
  private static final String EXIT = "exit ";

  static Transcript read(Path file) {
    try {
      var lines = new ArrayDeque<>(Files.readAllLines(file));
      var entries = new ArrayList<Entry>();
      while (!lines.isEmpty()) {
        entries.add(readEntry(file, lines));
      }
      return new Transcript(file, List.copyOf(entries));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read " + file, failed);
    }
  }

  private static Entry readEntry(Path file, Deque<String> lines) {
    var remarks = new ArrayList<String>();
    while (!lines.isEmpty() && !lines.getFirst().startsWith(COMMAND)) {
      remarks.add(lines.removeFirst());
    }
    if (lines.isEmpty()) {
      throw new IllegalStateException(file + " does not end with a command and its answer: " + remarks);
    }
    var command = lines.removeFirst().substring(COMMAND.length());
    var input = new ArrayList<String>();
    while (!lines.isEmpty() && lines.getFirst().startsWith(INPUT.strip())) {
      input.add(lines.removeFirst().substring(1).stripLeading());
    }
    if (lines.isEmpty() || !lines.removeFirst().equals(RULE)) {
      throw new IllegalStateException(file + ": no rule of dashes below '" + command + "'");
    }
    var expected = readAnswer(lines);
    if (lines.isEmpty() || !lines.getFirst().startsWith(DIFFERS)) {
      return new Entry(List.copyOf(remarks), command, List.copyOf(input), expected, Optional.empty());
    }
    var reason = lines.removeFirst().substring(DIFFERS.length());
    var difference = new Entry.Difference(reason, readAnswer(lines));
    return new Entry(List.copyOf(remarks), command, List.copyOf(input), expected, Optional.of(difference));
  }

  private static List<String> readAnswer(Deque<String> lines) {
    var answer = new ArrayList<String>();
    while (!lines.isEmpty() && !lines.getFirst().startsWith(COMMAND)) {
      answer.add(lines.removeFirst());
      if (answer.getLast().startsWith(EXIT)) {
        break;
      }
    }
    return List.copyOf(answer);
  }

  void write() {
    var lines = new ArrayList<String>();
    for (var entry : entries) {
      lines.addAll(entry.remarks());
      lines.add(COMMAND + entry.command());
      entry.input().forEach(line -> lines.add((INPUT + line).stripTrailing()));
      lines.add(RULE);
      lines.addAll(entry.expected());
      entry.intended().ifPresent(difference -> {
        lines.add(DIFFERS + difference.reason());
        lines.addAll(difference.expected());
      });
    }
    try {
      Files.write(file, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
