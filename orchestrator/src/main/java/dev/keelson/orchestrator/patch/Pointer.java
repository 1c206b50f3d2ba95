package dev.keelson.orchestrator.patch;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a document (RFC 6901).
 *
 * @param tokens unescaped; none for the document itself
 */
record Pointer(List<String> tokens) {
  Pointer {
    tokens = List.copyOf(tokens);
  }

  static Pointer parse(String text) {
    if (text.isEmpty()) {
      return new Pointer(List.of());
    }
    if (text.charAt(0) != '/') {
      throw PatchRefusals.inapplicable();
    }
    var tokens = new ArrayList<String>();
    for (var start = 1; start <= text.length(); ) {
      var slash = text.indexOf('/', start);
      var end = slash < 0 ? text.length() : slash;
      tokens.add(text.substring(start, end).replace("~1", "/").replace("~0", "~"));
      start = end + 1;
    }
    return new Pointer(tokens);
  }

  boolean isRoot() {
    return tokens.isEmpty();
  }

  String last() {
    return tokens.getLast();
  }

  List<String> parents() {
    return tokens.subList(0, tokens.size() - 1);
  }
}
