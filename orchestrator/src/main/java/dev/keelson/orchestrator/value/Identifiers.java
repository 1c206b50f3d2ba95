package dev.keelson.orchestrator.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Names inside objects: of ports, variables, files, headers (apimachinery's util/validation). */
public final class Identifiers {
  /** RFC 6335. */
  private static final int PORT_NAME_CHARACTERS_MAX = 15;

  private static final String NOT_A_CONFIG_KEY = Syntax.explained("a valid config key must consist of alphanumeric"
      + " characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name");
  private static final String NOT_A_HEADER = Syntax.explained("a valid HTTP header must consist of alphanumeric"
      + " characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name");
  private static final String NOT_A_PERCENTAGE = Syntax.explained("a valid percent string must be a numeric string"
      + " followed by an ending '%'", "[0-9]+%", "1%", "93%");

  private Identifiers() {}

  /** An IANA service name, in lower case. */
  public static List<String> portName(String name) {
    var problems = new ArrayList<String>();
    if (name.length() > PORT_NAME_CHARACTERS_MAX) {
      problems.add(Syntax.tooLong(PORT_NAME_CHARACTERS_MAX));
    }
    if (!all(name, letter -> Syntax.lower((char) letter) || Syntax.digit((char) letter) || letter == '-')) {
      problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (name.chars().noneMatch(letter -> Syntax.lower((char) letter))) {
      problems.add("must contain at least one letter (a-z)");
    }
    if (name.contains("--")) {
      problems.add("must not contain consecutive hyphens");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      problems.add("must not begin or end with a hyphen");
    }
    return problems;
  }

  /** Of an environment variable, as servers of 1.34 and later allow: printable ASCII without '='. */
  public static List<String> environmentName(String name) {
    return all(name, letter -> letter >= ' ' && letter <= '~' && letter != '=')
        ? List.of()
        : List.of("a valid environment variable name must consist only of printable ASCII characters other than '='");
  }

  /** A key of a config map or secret: it may become a file's name. */
  public static List<String> configKey(String key) {
    var problems = new ArrayList<String>();
    if (key.length() > Names.SUBDOMAIN_CHARACTERS_MAX) {
      problems.add(Syntax.tooLong(Names.SUBDOMAIN_CHARACTERS_MAX));
    }
    if (!all(key, letter -> Syntax.alphanumeric((char) letter) || "-_.".indexOf(letter) >= 0)) {
      problems.add(NOT_A_CONFIG_KEY);
    }
    if (key.equals(".") || key.equals("..")) {
      problems.add("must not be '" + key + "'");
    } else if (key.startsWith("..")) {
      problems.add("must not start with '..'");
    }
    return problems;
  }

  public static List<String> httpHeader(String name) {
    return all(name, letter -> Syntax.alphanumeric((char) letter) || letter == '-') ? List.of() : List.of(NOT_A_HEADER);
  }

  /** {@code 25%}. */
  public static List<String> percentage(String text) {
    var digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : "";
    return all(digits, letter -> Syntax.digit((char) letter)) ? List.of() : List.of(NOT_A_PERCENTAGE);
  }

  /** Also: there is at least one. */
  private static boolean all(String text, IntPredicate right) {
    return !text.isEmpty() && text.chars().allMatch(right);
  }
}
