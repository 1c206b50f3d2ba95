package dev.keelson.etcdctl.command;

import java.io.Serial;

/** The command line cannot be understood; the message is pflag's. */
public final class UsageException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  UsageException(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
