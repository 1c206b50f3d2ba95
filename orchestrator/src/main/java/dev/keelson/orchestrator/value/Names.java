package dev.keelson.orchestrator.value;

import java.util.ArrayList;
import java.util.List;

/**
 * What objects may be called (apimachinery's util/validation and api/validation). Each check answers with what is
 * wrong, in Kubernetes' words; nothing when the name is right.
 */
public final class Names {
  /** RFC 1123 and 1035: a label of a domain name. */
  static final int LABEL_CHARACTERS_MAX = 63;

  /** RFC 1123: a whole domain name, without its last dot. */
  static final int SUBDOMAIN_CHARACTERS_MAX = 253;

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String NOT_A_LABEL = Syntax.explained("a lowercase RFC 1123 label must consist of lower case"
      + " alphanumeric characters or '-', and must start and end with an alphanumeric character", LABEL, "my-name",
      "123-abc");
  private static final String NOT_A_SUBDOMAIN = Syntax.explained("a lowercase RFC 1123 subdomain must consist of lower"
      + " case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", SUBDOMAIN,
      "example.com");
  private static final String NOT_AN_OLD_LABEL = Syntax.explained("a DNS-1035 label must consist of lower case"
      + " alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
      "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123");
  private static final String UNDERSCORED_LABEL = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
  private static final String NOT_AN_UNDERSCORED_SUBDOMAIN = Syntax.explained("a lowercase RFC 1123 subdomain must"
      + " consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric"
      + " character", UNDERSCORED_LABEL + "(\\." + UNDERSCORED_LABEL + ")*", "example.com");
  private static final String NOT_A_WILDCARD = Syntax.explained("a wildcard DNS-1123 subdomain must start with '*.',"
      + " followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and"
      + " end with an alphanumeric character", "\\*\\." + SUBDOMAIN, "*.example.com");

  private Names() {}

  /** DNS-1123 label: {@code my-name}, {@code 123-abc}. */
  public static List<String> label(String name) {
    if (name.length() <= LABEL_CHARACTERS_MAX && isLabel(name, 0, name.length())) {
      return List.of();
    }
    var problems = tooLong(name, LABEL_CHARACTERS_MAX);
    if (!isLabel(name, 0, name.length())) {
      problems.add(isSubdomain(name) ? "must not contain dots" : NOT_A_LABEL);
    }
    return problems;
  }

  /** DNS-1123 subdomain: labels with dots between them. */
  public static List<String> subdomain(String name) {
    if (name.length() <= SUBDOMAIN_CHARACTERS_MAX && isSubdomain(name)) {
      return List.of();
    }
    var problems = tooLong(name, SUBDOMAIN_CHARACTERS_MAX);
    if (!isSubdomain(name)) {
      problems.add(NOT_A_SUBDOMAIN);
    }
    return problems;
  }

  /** DNS-1035 label: as a DNS-1123 label, but begins with a letter. */
  public static List<String> oldLabel(String name) {
    var problems = tooLong(name, LABEL_CHARACTERS_MAX);
    if (!isLabel(name, 0, name.length()) || !Syntax.lower(name.charAt(0))) {
      problems.add(NOT_AN_OLD_LABEL);
    }
    return problems;
  }

  /** As in resolvers' search lists, where services' records begin with an underscore. */
  public static List<String> underscoredSubdomain(String name) {
    var problems = tooLong(name, SUBDOMAIN_CHARACTERS_MAX);
    if (!isSubdomain(withoutUnderscores(name))) {
      problems.add(NOT_AN_UNDERSCORED_SUBDOMAIN);
    }
    return problems;
  }

  /** As a name without them: one may begin a label, more may stand inside, none may end it. */
  private static String withoutUnderscores(String name) {
    var plain = new StringBuilder(name.length());
    for (var i = 0; i < name.length(); i++) {
      var letter = name.charAt(i);
      if (letter == '_' && !startsLabel(name, i)) {
        plain.append(startsLabel(name, i - 1) && name.charAt(i - 1) == '_' ? '-' : 'x');
      } else if (letter != '_') {
        plain.append(letter);
      }
      if (letter == '_' && (i + 1 == name.length() || name.charAt(i + 1) == '.')) {
        plain.append('-');
      }
    }
    return plain.toString();
  }

  private static boolean startsLabel(String name, int at) {
    return at == 0 || name.charAt(at - 1) == '.';
  }

  /** A subdomain behind {@code *.}. */
  public static List<String> wildcardSubdomain(String name) {
    var problems = tooLong(name, SUBDOMAIN_CHARACTERS_MAX);
    if (!name.startsWith("*.") || !isSubdomain(name.substring(2))) {
      problems.add(NOT_A_WILDCARD);
    }
    return problems;
  }

  /** What may stand between two slashes of a path. */
  public static List<String> pathSegment(String name) {
    return name.equals(".") || name.equals("..") ? List.of("may not be '" + name + "'") : pathSegmentPrefix(name);
  }

  static List<String> pathSegmentPrefix(String name) {
    var problems = new ArrayList<String>();
    for (var bad : List.of("/", "%")) {
      if (name.contains(bad)) {
        problems.add("may not contain '" + bad + "'");
      }
    }
    return problems;
  }

  static boolean isSubdomain(String name) {
    var from = 0;
    for (var dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      if (!isLabel(name, from, dot)) {
        return false;
      }
      from = dot + 1;
    }
    return isLabel(name, from, name.length());
  }

  private static boolean isLabel(String name, int from, int to) {
    if (from >= to || name.charAt(from) == '-' || name.charAt(to - 1) == '-') {
      return false;
    }
    for (var i = from; i < to; i++) {
      var letter = name.charAt(i);
      if (!Syntax.lower(letter) && !Syntax.digit(letter) && letter != '-') {
        return false;
      }
    }
    return true;
  }

  private static List<String> tooLong(String name, int charactersMax) {
    var problems = new ArrayList<String>();
    if (name.length() > charactersMax) {
      problems.add(Syntax.tooLong(charactersMax));
    }
    return problems;
  }
}
