package dev.keelson.orchestrator.value;

import java.util.ArrayList;
import java.util.List;

/** The syntax of labels: qualified names and their values (apimachinery's api/validate/content). */
public final class Labels {
  private static final int NAME_CHARACTERS_MAX = 63;
  private static final int VALUE_CHARACTERS_MAX = 63;
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String NOT_A_NAME = Syntax.explained("must consist of alphanumeric characters, '-', '_' or '.',"
      + " and must start and end with an alphanumeric character", NAME, "MyName", "my.name", "123-abc");
  private static final String NOT_A_KEY = "a valid label key " + NOT_A_NAME
      + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
  private static final String NOT_A_VALUE = Syntax.explained("a valid label must be an empty string or consist of"
      + " alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
      "(" + NAME + ")?", "MyValue", "my_value", "12345");

  private Labels() {}

  /** A qualified name: keys of labels, finalizers, names of resources. {@code example.com/MyName}, {@code my.name}. */
  public static List<String> key(String key) {
    var slash = key.indexOf('/');
    if (slash >= 0 && key.indexOf('/', slash + 1) >= 0) {
      return List.of(NOT_A_KEY);
    }
    var problems = new ArrayList<String>();
    if (slash == 0) {
      problems.add("prefix part must be non-empty");
    } else if (slash > 0) {
      Names.subdomain(key.substring(0, slash)).forEach(problem -> problems.add("prefix part " + problem));
    }
    name(key.substring(slash + 1), problems);
    return problems;
  }

  private static void name(String name, List<String> problems) {
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > NAME_CHARACTERS_MAX) {
      problems.add("name part " + Syntax.tooLong(NAME_CHARACTERS_MAX));
    }
    if (!isName(name)) {
      problems.add("name part " + NOT_A_NAME);
    }
  }

  public static List<String> value(String value) {
    var problems = new ArrayList<String>();
    if (value.length() > VALUE_CHARACTERS_MAX) {
      problems.add(Syntax.tooLong(VALUE_CHARACTERS_MAX));
    }
    if (!value.isEmpty() && !isName(value)) {
      problems.add(NOT_A_VALUE);
    }
    return problems;
  }

  private static boolean isName(String name) {
    for (var i = 0; i < name.length(); i++) {
      var letter = name.charAt(i);
      var inside = i > 0 && i < name.length() - 1;
      if (!Syntax.alphanumeric(letter) && !(inside && (letter == '-' || letter == '_' || letter == '.'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
