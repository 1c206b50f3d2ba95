package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v2.client.ClientException;

/** Failures as etcdctl tells them: two blanks after the colon, and what every endpoint said below. */
public final class Failures {
  private static final String ERROR = "Error:  ";

  private Failures() {}

  static Failure badArguments(String text) {
    return new Failure(ExitCode.BAD_ARGUMENTS, ERROR + text);
  }

  /** Of commands that say only what is wrong. */
  static Failure plain(String text) {
    return new Failure(ExitCode.BAD_ARGUMENTS, text);
  }

  public static Failure of(ClientException failure, int exitCode) {
    return new Failure(exitCode, ERROR + failure.text() + failure.detail());
  }
}
