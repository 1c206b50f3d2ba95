package dev.keelson.etcdctl;

import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.v2.V2Program;
import dev.keelson.etcdctl.v3.V3Program;
import java.util.List;

/** Chooses the API by {@code ETCDCTL_API}, as etcdctl does: 3 where it is not set. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var terminal = Terminal.ofThisProcess();
    var code = run(List.of(arguments), terminal);
    terminal.flush();
    System.exit(code);
  }

  static int run(List<String> arguments, Terminal terminal) {
    var api = terminal.environment().getOrDefault("ETCDCTL_API", "");
    return switch (api) {
      case "", "3" -> V3Program.run(arguments, terminal);
      case "2" -> V2Program.run(arguments, terminal);
      default -> unsupported(api, terminal);
    };
  }

  private static int unsupported(String api, Terminal terminal) {
    terminal.err().println("unsupported API version \"" + api + "\" in ETCDCTL_API: set it to 3 or 2, or not at all");
    return ExitCode.ERROR;
  }
}
