package dev.keelson.etcdctl.v3.session;

import dev.keelson.etcdctl.terminal.Lines;
import dev.keelson.etcdctl.terminal.Terminal;
import java.io.IOException;

/** Asks for a password without showing it. */
public final class Password {
  private final Terminal terminal;

  public Password(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Empty when there is nothing to read. */
  public String ask(String prompt) throws InterruptedException {
    terminal.out().print(prompt);
    terminal.out().flush();
    echo("-echo");
    try {
      return line();
    } finally {
      echo("echo");
      terminal.out().print("\n");
      terminal.out().flush();
    }
  }

  /** As it comes, for scripts. */
  public String line() {
    return new Lines(terminal.in()).next().orElse("").strip();
  }

  /** What it complains of when there is no terminal goes where our own complaints go. */
  private static void echo(String how) throws InterruptedException {
    try {
      new ProcessBuilder("stty", how).inheritIO().start().waitFor();
    } catch (IOException missing) {
      // Without stty the password is seen as it is typed; it works all the same.
      return;
    }
  }
}
