package dev.keelson.etcdctl.go;

import java.io.Serial;

/** A text is not what it should be; the message is Go's. */
public final class GoSyntaxException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public GoSyntaxException(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
