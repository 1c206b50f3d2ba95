package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.v3.session.GlobalFlags;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code completion}: a script in which all commands and flags are written out, so that no Tab starts Java. */
final class CompletionCommand {
  private CompletionCommand() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "completion bash" -> new Command<>(
          path, "", "Generate the autocompletion script for bash", List.of(),
          List.of("source <(etcdctl completion bash)"), session -> print(session, List.of()));
      case "completion zsh" -> new Command<>(
          path, "", "Generate the autocompletion script for zsh", List.of(),
          List.of("source <(etcdctl completion zsh)"),
          session -> print(session, List.of("autoload -U +X bashcompinit && bashcompinit")));
      default -> null;
    };
  }

  private static void print(Session session, List<String> before) {
    var lines = new ArrayList<>(before);
    lines.add("_etcdctl() {");
    lines.add("  local words='' path='' word");
    lines.add("  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do");
    lines.add("    [[ $word == -* ]] || path=\"${path:+$path }$word\"");
    lines.add("  done");
    lines.add("  case $path in");
    lines.add("    '') words='" + String.join(" ", CommandTable.families().keySet()) + "' ;;");
    CommandTable.families().forEach((first, more) -> {
      if (!more.isEmpty()) {
        lines.add("    '" + first + "') words='" + String.join(" ", more) + "' ;;");
      }
    });
    CommandTable.PATHS.forEach(path -> lines.add("    '" + path + "'*) words='" + flags(path) + "' ;;"));
    lines.add("  esac");
    lines.add("  [[ ${COMP_WORDS[COMP_CWORD]} != -* ]] || words=\"$words " + names(GlobalFlags.ALL) + "\"");
    lines.add("  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))");
    lines.add("}");
    lines.add("complete -o default -F _etcdctl etcdctl");
    lines.forEach(session.terminal().out()::println);
  }

  private static String flags(String path) {
    var command = CommandTable.find(path);
    return command == null ? "" : names(command.flags());
  }

  private static String names(List<Flag> flags) {
    return flags.stream().map(flag -> "--" + flag.name()).collect(Collectors.joining(" "));
  }
}
