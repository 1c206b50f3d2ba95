package dev.keelson.etcdctl.v2;

import dev.keelson.etcdctl.v2.command.Command;
import dev.keelson.etcdctl.v2.command.CommandTable;
import dev.keelson.etcdctl.v2.command.GlobalFlags;
import dev.keelson.etcdctl.v2.flag.Flag;
import java.util.LinkedHashMap;
import java.util.List;

/** What a command is for, on one screen. */
final class Help {
  private static final String INDENT = "   ";

  private Help() {}

  static String ofProgram() {
    var text = new StringBuilder("""
        NAME:
           etcdctl - keys, directories and members of etcd's v2 API

        USAGE:
           ETCDCTL_API=2 etcdctl [global options] command [options] [arguments]

        COMMANDS:
        """);
    var rows = new LinkedHashMap<String, String>();
    for (var command : CommandTable.all()) {
      rows.merge(command.family(), command.isInFamily() ? command.member() : command.summary(),
          (before, next) -> before + ", " + next);
    }
    rows.forEach((name, what) -> row(text, name, what));
    text.append("\nGLOBAL OPTIONS:\n");
    options(text, GlobalFlags.FLAGS);
    return text.append("\nEXAMPLE:\n   ETCDCTL_API=2 etcdctl --endpoints http://10.0.0.1:2379 ls --recursive /\n")
        .toString();
  }

  static String ofFamily(String word) {
    var text = new StringBuilder("NAME:\n   etcdctl " + word + "\n\nUSAGE:\n   etcdctl " + word
        + " command [options] [arguments]\n\nCOMMANDS:\n");
    var family = CommandTable.family(word);
    family.forEach(command -> row(text, command.member(), command.summary()));
    return text.append("\nEXAMPLE:\n").append(INDENT).append(family.getFirst().example()).append('\n').toString();
  }

  static String of(Command command) {
    var text = new StringBuilder("NAME:\n   etcdctl " + command.name() + " - " + command.summary()
        + "\n\nUSAGE:\n   etcdctl " + command.name() + (command.flags().isEmpty() ? "" : " [options]")
        + (command.takes().isEmpty() ? "" : " " + command.takes()) + "\n");
    if (!command.flags().isEmpty()) {
      text.append("\nOPTIONS:\n");
      options(text, command.flags());
    }
    return text.append("\nEXAMPLE:\n").append(INDENT).append(command.example()).append('\n').toString();
  }

  private static void options(StringBuilder text, List<Flag> flags) {
    for (var flag : flags) {
      if (flag.help().equals(Flag.UNSUNG)) {
        continue;
      }
      var written = new StringBuilder();
      flag.names().forEach(name -> written.append(written.isEmpty() ? "" : ", ")
          .append(name.length() == 1 ? "-" : "--").append(name));
      row(text, written.toString(), flag.help() + initial(flag));
    }
  }

  private static String initial(Flag flag) {
    return flag.kind() == Flag.Kind.TRUTH || flag.initial().isEmpty() || flag.initial().equals("0")
        ? "" : " (" + flag.initial() + ")";
  }

  private static void row(StringBuilder text, String name, String what) {
    text.append(INDENT).append(name).append(" ".repeat(Math.max(1, 22 - name.length()))).append(what).append('\n');
  }
}
