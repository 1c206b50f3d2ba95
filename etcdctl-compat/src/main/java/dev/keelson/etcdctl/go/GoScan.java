package dev.keelson.etcdctl.go;

/** Takes a text apart from the left, as a format of Go's {@code Sscanf} does; after a mismatch it takes no more. */
public final class GoScan {
  private final String text;
  private int at;
  private boolean failed;

  public GoScan(String text) {
    this.text = text;
  }

  public boolean hasFailed() {
    return failed;
  }

  /** A quoted string, blanks before it left out; empty when there is none. */
  public String quoted() {
    skipBlanks();
    var end = failed || at >= text.length() ? -1 : GoUnquote.end(text, at);
    if (end < 0) {
      failed = true;
      return "";
    }
    var literal = text.substring(at, end);
    at = end;
    return GoUnquote.unquote(literal).orElseGet(() -> {
      failed = true;
      return "";
    });
  }

  public void literal(String expected) {
    if (failed || !text.startsWith(expected, at)) {
      failed = true;
      return;
    }
    at += expected.length();
  }

  /** What stands before the next blank. */
  public String word() {
    skipBlanks();
    var from = at;
    while (!failed && at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    failed |= at == from;
    return failed ? "" : text.substring(from, at);
  }

  private void skipBlanks() {
    while (!failed && at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}
