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
    var path = CommandPath.find(arguments, GlobalFlags.ALL, CommandTable::complete);
    var name = String.join(" ", path.names());
    var command = CommandTable.find(name);
    return command == null ? page(name, path, terminal) : execute(command, path.rest(), terminal);
  }

  private static int execute(Command<Session> command, List<String> rest, Terminal terminal) throws Exception {
    try {
      var read = new CommandLineReader(flags(command.flags())).read(rest);
      if (read.truth("help")) {
        new HelpPage(terminal.out()).command(command);
        return ExitCode.SUCCESS;
      }
      try (var session = new Session(terminal, read)) {
        command.action().run(session);
      }
      return ExitCode.SUCCESS;
    } catch (UsageException wrong) {
      return misused(wrong, () -> new HelpPage(terminal.out()).command(command), terminal);
    }
  }

  private static List<Flag> flags(List<Flag> own) {
    var flags = new ArrayList<>(GlobalFlags.ALL);
    flags.addAll(own);
    flags.add(GlobalFlags.HELP);
    return flags;
  }

  /** Where the words name no command there is a page to read, unless they were meant to. */
  private static int page(String group, CommandPath path, Terminal terminal) throws Exception {
    var help = new HelpPage(terminal.out());
    try {
      var words = new CommandLineReader(flags(List.of())).read(path.rest()).words();
      if (!group.isEmpty()) {
        help.group(group);
        return ExitCode.SUCCESS;
      }
      if (words.isEmpty()) {
        help.root();
        return ExitCode.SUCCESS;
      }
      return switch (words.getFirst()) {
        case "help" -> helpFor(words.subList(1, words.size()), terminal);
        case "options" -> {
          help.options();
          yield ExitCode.SUCCESS;
        }
        default -> unknown(path, terminal);
      };
    } catch (UsageException wrong) {
      return misused(wrong, group.isEmpty() ? help::root : () -> help.group(group), terminal);
    }
  }

  private static int helpFor(List<String> words, Terminal terminal) throws Exception {
    var arguments = new ArrayList<>(words);
    arguments.add("--help");
    return words.contains("help") ? dispatch(List.of(), terminal) : dispatch(arguments, terminal);
  }

  /** The message twice, and between them the command's page: so cobra and etcdctl share the work. */
  private static int misused(UsageException wrong, Runnable page, Terminal terminal) {
    terminal.complain("Error: " + wrong.text());
    page.run();
    terminal.complain("");
    terminal.complain("Error: " + wrong.text());
    return ExitCode.ERROR;
  }

  private static int unknown(CommandPath path, Terminal terminal) {
    var word = path.firstWord(GlobalFlags.ALL);
    var similar = CommandTable.similarTo(word);
    var text = "unknown command " + GoQuote.quote(word) + " for \"etcdctl\""
        + (similar.isEmpty() ? "" : "\n\nDid you mean this?\n\t" + String.join("\n\t", similar) + "\n");
    terminal.complain("Error: " + text);
    terminal.complain("Run 'etcdctl --help' for usage.");
    terminal.complain("Error: " + text);
    return ExitCode.ERROR;
  }
}
