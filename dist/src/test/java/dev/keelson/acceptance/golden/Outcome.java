package dev.keelson.acceptance.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a command printed and how it ended. */
record Outcome(List<String> output, List<String> errors, String exit) {
  static final String ERROR_MARK = "! ";
  static final String CUT_SHORT = "not ended in time";
  private static final String ANYTHING = "...";

  Outcome map(UnaryOperator<List<String>> mask) {
    return new Outcome(mask.apply(output), mask.apply(errors), exit);
  }

  boolean isError() {
    return exit.startsWith("exit ") && !exit.equals("exit 0");
  }

  /** Whether time ran out: such a line of the list proves nothing. */
  boolean isCutShort() {
    return exit.equals(CUT_SHORT);
  }

  /** Output, errors with a mark, exit code: as people read it. */
  List<String> lines() {
    var lines = new ArrayList<>(output);
    errors.forEach(line -> lines.add(ERROR_MARK + line));
    lines.add(exit);
    return lines;
  }

  /** The first line that differs from the other outcome's, both ways of it. */
  Optional<String> firstDifference(Outcome other) {
    var mine = lines();
    var theirs = other.lines();
    for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
      var left = i < mine.size() ? mine.get(i) : "(nothing)";
      var right = i < theirs.size() ? theirs.get(i) : "(nothing)";
      if (!left.equals(right)) {
        return Optional.of("line " + (i + 1) + "\n  " + left + "\n  " + right);
      }
    }
    return Optional.empty();
  }

  /** Whether it reads like this, where three dots stand for any lines. */
  boolean matches(List<String> pattern) {
    return matches(lines(), pattern);
  }

  private static boolean matches(List<String> lines, List<String> pattern) {
    if (pattern.isEmpty()) {
      return lines.isEmpty();
    }
    var rest = pattern.subList(1, pattern.size());
    if (!pattern.getFirst().equals(ANYTHING)) {
      return !lines.isEmpty() && lines.getFirst().equals(pattern.getFirst())
          && matches(lines.subList(1, lines.size()), rest);
    }
    for (int skipped = 0; skipped <= lines.size(); skipped++) {
      if (matches(lines.subList(skipped, lines.size()), rest)) {
        return true;
      }
    }
    return false;
  }
}
