package dev.keelson.etcdctl.v2;

import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Terminal;
import java.util.List;

/** The v2 command line. */
public final class V2Program {
  private V2Program() {}

  /** Runs one command and returns its exit code. */
  public static int run(List<String> arguments, Terminal terminal) {
    terminal.complain("Error: the v2 commands are not there yet: " + String.join(" ", arguments));
    return ExitCode.ERROR;
  }
}
