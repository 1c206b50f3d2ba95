package dev.keelson.etcdctl;

import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.v2.V2Program;
import java.util.List;

/**
 * Runs several command lines in one process, each a single argument, so that Java's start cache learns them all. Those
 * of the v2 API begin with the variable that chooses it.
 */
public final class Training {
  private static final String V2 = "ETCDCTL_API=2 ";

  private Training() {}

  public static void main(String[] lines) {
    var terminal = Terminal.ofThisProcess();
    for (var line : lines) {
      if (line.startsWith(V2)) {
        V2Program.run(List.of(line.substring(V2.length()).split(" ")), terminal);
      } else {
        Main.run(List.of(line.split(" ")), terminal);
      }
      terminal.flush();
    }
  }
}
