package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Terminal;

/** While it is open, Ctrl-C is the usual end of a command and not a failure. */
final class QuietInterrupt implements AutoCloseable {
  private final Thread end;

  private QuietInterrupt(Terminal terminal) {
    end = new Thread(() -> {
      terminal.flush();
      Runtime.getRuntime().halt(ExitCode.SUCCESS);
    });
  }

  static QuietInterrupt during(Terminal terminal) {
    var interrupt = new QuietInterrupt(terminal);
    Runtime.getRuntime().addShutdownHook(interrupt.end);
    return interrupt;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException alreadyEnding) {
      // The interrupt came first, and ends the process.
    }
  }
}
