package dev.keelson.acceptance.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds the answers of two stages beside each other. */
record Comparison(Stage model, Stage candidate) {
  /** The differences between two command lines on servers of one kind. */
  List<String> ofCommandLines(Group group, List<Outcome> models, List<Outcome> candidates) {
    var differences = new ArrayList<String>();
    for (int i = 0; i < group.lines().size(); i++) {
      var line = group.lines().get(i);
      var model = models.get(i);
      var candidate = candidates.get(i);
      line.intended()
          .map(intended -> wrongIn(intended, line, model, candidate))
          .orElseGet(() -> difference(line, model, candidate))
          .ifPresent(differences::add);
    }
    return differences;
  }

  /** The differences between what has to be the same in every line. */
  List<String> ofTheSame(Group group, List<Outcome> models, List<Outcome> candidates) {
    return IntStream.range(0, group.lines().size())
        .mapToObj(i -> difference(group.lines().get(i), models.get(i), candidates.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The differences between two servers, as one command line sees them. */
  List<String> ofServers(Group group, List<Outcome> models, List<Outcome> candidates) {
    var differences = new ArrayList<String>();
    for (int i = 0; i < group.lines().size(); i++) {
      var line = group.lines().get(i);
      if (line.server().isEmpty()) {
        difference(line, models.get(i), candidates.get(i)).ifPresent(differences::add);
      } else if (models.get(i).equals(candidates.get(i))) {
        differences.add(line.place() + "  the servers do not differ; remove 'server differs'");
      }
    }
    return differences;
  }

  private Optional<String> difference(Line line, Outcome expected, Outcome actual) {
    if (expected.isCutShort()) {
      return Optional.of("%s  $ %s\n%s did not end, after:\n%s\n".formatted(
          line.place(), line.command(), model.name(), indented(expected)));
    }
    return expected.firstDifference(actual).map(first -> "%s  $ %s\n%s:\n%s\n%s:\n%s\nfirst difference: %s\n".formatted(
        line.place(), line.command(), model.name(), indented(expected), candidate.name(), indented(actual), first));
  }

  private Optional<String> wrongIn(Line.Intended intended, Line line, Outcome expected, Outcome actual) {
    if (expected.equals(actual)) {
      return Optional.of(line.place() + "  $ " + line.command() + "\nthere is no difference; remove 'differs: "
          + intended.reason() + "'\n");
    }
    boolean asWritten = intended.answer().isEmpty()
        ? actual.exit().equals(expected.exit())
        : actual.matches(intended.answer());
    return asWritten
        ? Optional.empty()
        : Optional.of("%s  $ %s\nmeant to differ (%s), but\n%s:\n%s\ninstead of:\n  %s\n".formatted(line.place(),
            line.command(), intended.reason(), candidate.name(), indented(actual),
            String.join("\n  ", intended.answer())));
  }

  private static String indented(Outcome outcome) {
    return "  " + String.join("\n  ", outcome.lines());
  }
}
