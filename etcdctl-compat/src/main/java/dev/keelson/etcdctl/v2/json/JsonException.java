package dev.keelson.etcdctl.v2.json;

import java.io.Serial;

/** Not JSON; the message is Go's. */
public final class JsonException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  JsonException(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
