package dev.keelson.orchestrator.selector;

/** How a requirement compares. {@code =} and {@code ==} mean the same but are written as they came. */
public enum Operator {
  IN("in"),
  NOT_IN("notin"),
  EQUALS("="),
  DOUBLE_EQUALS("=="),
  NOT_EQUALS("!="),
  GREATER("gt"),
  LESS("lt"),
  EXISTS("exists"),
  ABSENT("!");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
