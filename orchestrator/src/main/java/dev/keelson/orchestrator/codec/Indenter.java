package dev.keelson.orchestrator.codec;

/** Puts white space into compact JSON, as Go's json.Indent with two spaces does. Owned by one call. */
final class Indenter {
  private final byte[] compact;
  private final ByteSink out;
  private int levels;

  Indenter(byte[] compact) {
    this.compact = compact;
    this.out = new ByteSink(2 * compact.length + 2);
  }

  byte[] indented() {
    for (var at = 0; at < compact.length; at++) {
      switch (compact[at]) {
        case '"' -> at = text(at);
        case '{', '[' -> at = open(at);
        case '}', ']' -> close(compact[at]);
        case ',' -> {
          out.write(',');
          newLine();
        }
        case ':' -> out.ascii(": ");
        default -> out.write(compact[at]);
      }
    }
    return out.toBytes();
  }

  /** Returns where the text ends. */
  private int text(int start) {
    var at = start;
    do {
      out.write(compact[at]);
      if (compact[at] == '\\') {
        at++;
        out.write(compact[at]);
      }
      at++;
    } while (compact[at] != '"');
    out.write('"');
    return at;
  }

  /** Empty objects and lists stay on their line. */
  private int open(int at) {
    out.write(compact[at]);
    if (compact[at + 1] == '}' || compact[at + 1] == ']') {
      out.write(compact[at + 1]);
      return at + 1;
    }
    levels++;
    newLine();
    return at;
  }

  private void close(int bracket) {
    levels--;
    newLine();
    out.write(bracket);
  }

  private void newLine() {
    out.write('\n');
    for (var level = 0; level < levels; level++) {
      out.ascii("  ");
    }
  }
}
