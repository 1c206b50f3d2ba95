package dev.keelson.orchestrator.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How Kubernetes tells that text does not have the form it should. The expression is for the reader only: values are
 * checked by hand-written scans, which neither recurse nor backtrack on a megabyte of dots.
 */
final class Syntax {
  private Syntax() {}

  static String explained(String rule, String expression, String... examples) {
    return rule + " (" + (examples.length == 0 ? "" : eg(examples)) + "regex used for validation is '" + expression
        + "')";
  }

  private static String eg(String... examples) {
    return List.of(examples).stream().map(example -> "'" + example + "', ")
        .collect(Collectors.joining(" or ", "e.g. ", ""));
  }

  static String tooLong(int charactersMax) {
    return "must be no more than " + charactersMax + " characters";
  }

  static boolean lower(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  static boolean digit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  static boolean alphanumeric(char letter) {
    return lower(letter) || (letter >= 'A' && letter <= 'Z') || digit(letter);
  }
}
