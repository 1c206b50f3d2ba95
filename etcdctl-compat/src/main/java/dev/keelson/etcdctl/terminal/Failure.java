package dev.keelson.etcdctl.terminal;

import java.io.Serial;

/** The command cannot go on: what to tell the user, and the code to leave behind. */
public final class Failure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final int exitCode;

  public Failure(int exitCode, String text) {
    super(text, null, false, false);
    this.exitCode = exitCode;
  }

  public static Failure error(String text) {
    return new Failure(ExitCode.ERROR, text);
  }

  public static Failure badArguments(String text) {
    return new Failure(ExitCode.BAD_ARGUMENTS, text);
  }

  /** Ends with a code that somebody else gave, and says nothing. */
  public static Failure silent(int exitCode) {
    return new Failure(exitCode, "");
  }

  public int exitCode() {
    return exitCode;
  }

  /** Empty when there is nothing to say. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
