package dev.keelson.etcdctl.v2.flag;

import java.io.Serial;

/** The command line cannot be understood; the message is Go's. */
public final class FlagException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  FlagException(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
