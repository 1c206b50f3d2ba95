package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.CommandLineReader;
import dev.keelson.etcdctl.command.CommandPath;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.command.UsageException;
import dev.keelson.etcdctl.go.GoQuote;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.v3.session.GlobalFlags;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import java.util.List;

/** The v3 command line. */
public final class V3Program {
  private V3Program() {}

  /** Runs one command and returns its exit code. */
  public static int run(List<String> arguments, Terminal terminal) {
    try {
      return dispatch(arguments, terminal);
    } catch (Failure failure) {
      if (!failure.text().isEmpty()) {
        terminal.complain("Error: " + failure.text());
      }
      return failure.exitCode();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } catch (Exception fault) {
      terminal.complain("Error: " + fault);
      return ExitCode.ERROR;
    }
  }

  private static int dispatch(List<String> arguments, Terminal terminal) throws Exception {
    var path = CommandPath.find(arguments, GlobalFlags.ALL, CommandTable::isCommand);
    var command = CommandTable.find(String.join(" ", path.names()));
    if (command == null) {
      return unknown(path, terminal);
    }
    try {
      var read = new CommandLineReader(flags(command)).read(path.rest());
      if (read.truth("help")) {
        return ExitCode.SUCCESS;
      }
      try (var session = new Session(terminal, read)) {
        command.action().run(session);
      }
      return ExitCode.SUCCESS;
    } catch (UsageException wrong) {
      return misused(wrong, terminal);
    }
  }

  private static List<Flag> flags(Command<Session> command) {
    var flags = new ArrayList<>(GlobalFlags.ALL);
    flags.addAll(command.flags());
    flags.add(GlobalFlags.HELP);
    return flags;
  }

  /** The message twice, and between them the command's page: so cobra and etcdctl share the work. */
  private static int misused(UsageException wrong, Terminal terminal) {
    terminal.complain("Error: " + wrong.text());
    terminal.complain("");
    terminal.complain("Error: " + wrong.text());
    return ExitCode.ERROR;
  }

  private static int unknown(CommandPath path, Terminal terminal) {
    var text = "unknown command " + GoQuote.quote(path.firstWord(GlobalFlags.ALL)) + " for \"etcdctl\"";
    terminal.complain("Error: " + text);
    terminal.complain("Run 'etcdctl --help' for usage.");
    terminal.complain("Error: " + text);
    return ExitCode.ERROR;
  }
}
