package dev.keelson.etcdctl.v2.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands, in the order of their help. */
public final class CommandTable {
  private CommandTable() {}

  public static List<Command> all() {
    return Stream.of(KeyCommands.COMMANDS, DirectoryCommands.COMMANDS, WatchCommands.COMMANDS,
            HealthCommand.COMMANDS, MemberCommands.COMMANDS, UserCommands.COMMANDS, RoleCommands.COMMANDS,
            AuthCommands.COMMANDS)
        .flatMap(List::stream)
        .toList();
  }

  public static Optional<Command> find(String name) {
    return all().stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** The commands that share a first word; none when the word is a command by itself. */
  public static List<Command> family(String word) {
    return all().stream().filter(command -> command.isInFamily() && command.family().equals(word)).toList();
  }
}
