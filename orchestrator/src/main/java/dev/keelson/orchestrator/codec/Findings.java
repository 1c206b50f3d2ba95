package dev.keelson.orchestrator.codec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** What is wrong with a document: problems that fieldValidation decides about, and the first error that is fatal. */
final class Findings {
  private final SequencedSet<String> problems = new LinkedHashSet<>();
  private @Nullable String error;

  void unknown(String path) {
    add("unknown field " + GoText.quote(path));
  }

  void duplicate(String path) {
    add("duplicate field " + GoText.quote(path));
  }

  /** A problem in its own words. */
  void add(String problem) {
    if (problems.size() < Limits.PROBLEMS_MAX) {
      problems.add(problem);
    }
  }

  /** Go reports the first and reads on. */
  void error(String text) {
    if (error == null) {
      error = text;
    }
  }

  Optional<String> error() {
    return Optional.ofNullable(error);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }
}
