package dev.keelson.etcdctl;

import dev.keelson.etcdctl.terminal.Terminal;
import java.util.List;

/** Runs several command lines in one process, each a single argument, so that Java's start cache learns them all. */
public final class Training {
  private Training() {}

  public static void main(String[] lines) {
    var terminal = Terminal.ofThisProcess();
    for (var line : lines) {
      Main.run(List.of(line.split(" ")), terminal);
      terminal.flush();
    }
  }
}
