package dev.keelson.etcdctl.v2;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.command.Command;
import dev.keelson.etcdctl.v2.command.CommandTable;
import dev.keelson.etcdctl.v2.command.ExitCode;
import dev.keelson.etcdctl.v2.command.Failures;
import dev.keelson.etcdctl.v2.command.GlobalFlags;
import dev.keelson.etcdctl.v2.command.Session;
import dev.keelson.etcdctl.v2.flag.Flag;
import dev.keelson.etcdctl.v2.flag.FlagException;
import dev.keelson.etcdctl.v2.flag.FlagReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The v2 command line: finds the command, runs it, tells how it went. */
public final class V2Program {
  /** The etcdctl whose behaviour this is. */
  private static final String VERSION = "3.4.23";

  private static final Flag HELP = Flag.truth("help h", "show this");

  private final Terminal terminal;
  private final GlobalFlags global;

  private V2Program(Terminal terminal, GlobalFlags global) {
    this.terminal = terminal;
    this.global = global;
  }

  /** Runs one command and returns its exit code. */
  public static int run(List<String> arguments, Terminal terminal) {
    try {
      var flags = new FlagReader(GlobalFlags.FLAGS).read(arguments);
      return new V2Program(terminal, new GlobalFlags(flags, terminal.environment())).run(flags.words());
    } catch (FlagException wrong) {
      terminal.out().print("Incorrect Usage. " + wrong.text() + "\n\n" + Help.ofProgram());
      terminal.complain(wrong.text());
      return ExitCode.BAD_ARGUMENTS;
    } catch (Failure failure) {
      if (!failure.text().isEmpty()) {
        terminal.complain(failure.text());
      }
      return failure.exitCode();
    }
  }

  private int run(List<String> words) {
    if (global.flags().truth("version")) {
      terminal.out().println("etcdctl version: " + VERSION + "\nAPI version: 2");
      return ExitCode.SUCCESS;
    }
    if (words.isEmpty() || global.flags().truth("help")) {
      return show(Help.ofProgram());
    }
    var rest = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "help", "h" -> help(rest);
      case String family when !CommandTable.family(family).isEmpty() -> runOfFamily(family, rest);
      case String name -> CommandTable.find(name).map(command -> run(command, rest)).orElseGet(() -> unknown(name));
    };
  }

  private int runOfFamily(String family, List<String> rest) {
    if (rest.isEmpty() || List.of("-h", "--help", "-help", "help", "h").contains(rest.getFirst())) {
      return show(Help.ofFamily(family));
    }
    var name = rest.getFirst();
    return CommandTable.find(family + " " + name)
        .map(command -> run(command, rest.subList(1, rest.size())))
        .orElseGet(() -> unknown(name));
  }

  private int help(List<String> rest) {
    if (rest.isEmpty()) {
      return show(Help.ofProgram());
    }
    var name = rest.getFirst();
    if (!CommandTable.family(name).isEmpty()) {
      return show(Help.ofFamily(name));
    }
    return CommandTable.find(name).map(command -> show(Help.of(command))).orElseGet(() -> unknown(name));
  }

  private int show(String help) {
    terminal.out().print(help);
    return ExitCode.SUCCESS;
  }

  private int unknown(String name) {
    terminal.complain("No help topic for '" + name + "'");
    return ExitCode.UNKNOWN_COMMAND;
  }

  private int run(Command command, List<String> arguments) {
    var known = new ArrayList<>(command.flags());
    known.add(HELP);
    var reader = new FlagReader(known);
    try {
      var flags = command.wraps() ? reader.readBefore(arguments) : reader.read(reader.flagsFirst(arguments));
      if (flags.truth(HELP.name())) {
        return show(Help.of(command));
      }
      command.action().run(new Session(terminal, global, flags, new Random()));
      return ExitCode.SUCCESS;
    } catch (FlagException wrong) {
      terminal.out().print("Incorrect Usage: " + wrong.text() + "\n\n" + Help.of(command));
      terminal.complain(wrong.text());
      return ExitCode.BAD_ARGUMENTS;
    } catch (ClientException failed) {
      throw Failures.of(failed, ExitCode.SERVER_ERROR);
    } catch (IOException | InterruptedException broken) {
      throw new Failure(ExitCode.SERVER_ERROR, "Error:  " + broken.getMessage());
    }
  }
}
