package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.Output;
import dev.keelson.etcdctl.v3.session.GlobalFlags;
import dev.keelson.etcdctl.v3.session.Session;

/** Help that fits a screen: what a command is for, an example, its flags. */
final class HelpPage {
  private static final int FLAG_WIDTH = 26;

  private final Output out;

  HelpPage(Output out) {
    this.out = out;
  }

  void root() {
    out.println("Usage:    etcdctl [flags] COMMAND (with ETCDCTL_API=2 for etcd's v2 API)\n");
    CommandTable.families().forEach((first, more) ->
        out.println("  " + padded(first, 12) + (more.isEmpty() ? summary(first) : String.join(" | ", more))));
    out.println("");
    out.println("Example:  etcdctl put /colour/sky blue && etcdctl get --prefix /colour/");
    out.println("Help:     etcdctl COMMAND --help; flags that all commands take: etcdctl options");
  }

  /** What all commands take; each may also be a variable. */
  void options() {
    out.println("Usage:    flags that all commands take; each has a variable, as ETCDCTL_DIAL_TIMEOUT=5s\n");
    GlobalFlags.ALL.forEach(this::flag);
  }

  void group(String group) {
    out.println("Usage:    etcdctl " + group + " COMMAND\n");
    CommandTable.PATHS.stream()
        .filter(path -> path.startsWith(group + " "))
        .forEach(path -> out.println("  " + padded(path.substring(group.length() + 1), FLAG_WIDTH) + summary(path)));
    out.println("");
    CommandTable.PATHS.stream()
        .filter(path -> path.startsWith(group + " "))
        .findFirst()
        .map(CommandTable::find)
        .ifPresent(this::examples);
  }

  void command(Command<Session> command) {
    out.println("Usage:    etcdctl " + (command.path() + " " + command.takes()).strip());
    out.println("          " + command.summary());
    examples(command);
    if (!command.flags().isEmpty()) {
      out.println("");
      command.flags().forEach(this::flag);
    }
    out.println("\nFlags that all commands take: etcdctl options");
  }

  private void examples(Command<Session> command) {
    command.examples().forEach(example -> out.println("Example:  " + example));
  }

  private void flag(Flag flag) {
    var value = flag.kind() == Flag.Kind.TRUTH
        ? flag.initial().equals("true") ? "=true" : ""
        : "=" + (flag.initial().isEmpty() ? "\"\"" : flag.initial());
    out.println("  " + padded(flag.title() + value, FLAG_WIDTH) + flag.help());
  }

  private static String summary(String path) {
    var command = CommandTable.find(path);
    return command == null ? "" : command.summary();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
