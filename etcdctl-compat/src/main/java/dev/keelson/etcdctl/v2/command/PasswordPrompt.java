package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Asks for a password on the terminal, without showing what is typed. */
final class PasswordPrompt {
  private final Terminal terminal;

  PasswordPrompt(Terminal terminal) {
    this.terminal = terminal;
  }

  String ask(String prompt) throws IOException, InterruptedException {
    terminal.out().print(prompt);
    terminal.flush();
    echo("-echo");
    var line = new ByteArrayOutputStream();
    for (int read = terminal.in().read(); read >= 0 && read != '\n'; read = terminal.in().read()) {
      line.write(read);
    }
    terminal.out().println("");
    terminal.flush();
    echo("echo");
    return line.toString(StandardCharsets.UTF_8);
  }

  /** stty complains by itself where there is no terminal; then there is no echo either. */
  private static void echo(String mode) throws IOException, InterruptedException {
    new ProcessBuilder("stty", mode).inheritIO().start().waitFor();
  }
}
