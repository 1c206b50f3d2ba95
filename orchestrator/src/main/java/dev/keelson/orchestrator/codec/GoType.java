package dev.keelson.orchestrator.codec;

/** A type as Go prints it, with how far into its lists and maps a value lies; taken apart only for an error's text. */
record GoType(String printed, int levels) {
  GoType element() {
    return new GoType(printed, levels + 1);
  }

  /** {@code []v1.Container} and one level: {@code v1.Container}. */
  String text() {
    var type = printed;
    for (var level = 0; level < levels; level++) {
      type = element(type);
    }
    return type;
  }

  private static String element(String type) {
    if (type.startsWith("[]")) {
      return bare(type.substring(2));
    }
    if (type.startsWith("map[")) {
      return bare(type.substring(type.indexOf(']') + 1));
    }
    // A named list or map: all that the API has hold texts, apart from quantities, whose errors name no type.
    return "string";
  }

  private static String bare(String type) {
    return type.startsWith("*") ? type.substring(1) : type;
  }
}
