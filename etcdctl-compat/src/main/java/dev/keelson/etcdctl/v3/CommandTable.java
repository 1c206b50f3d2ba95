package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.v3.auth.AuthCommands;
import dev.keelson.etcdctl.v3.check.PerfCommand;
import dev.keelson.etcdctl.v3.cluster.ClusterCommands;
import dev.keelson.etcdctl.v3.kv.KeyCommands;
import dev.keelson.etcdctl.v3.lease.LeaseCommands;
import dev.keelson.etcdctl.v3.mirror.MirrorCommand;
import dev.keelson.etcdctl.v3.recipe.RecipeCommands;
import dev.keelson.etcdctl.v3.session.Session;
import dev.keelson.etcdctl.v3.watch.WatchCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every command by its path. One is made only when it is asked for, since each class costs a start some time. */
final class CommandTable {
  /** In the order of the alphabet, as they are listed. */
  static final List<String> PATHS = List.of(
      "alarm disarm", "alarm list", "auth disable", "auth enable", "auth status", "check perf", "compaction",
      "completion bash", "completion zsh", "defrag", "del", "elect", "endpoint hashkv", "endpoint health",
      "endpoint status", "get", "lease grant", "lease keep-alive", "lease list", "lease revoke", "lease timetolive",
      "lock", "make-mirror", "member add", "member list", "member promote", "member remove", "member update",
      "move-leader", "put", "role add", "role delete", "role get", "role grant-permission", "role list",
      "role revoke-permission", "snapshot save", "txn", "user add", "user delete", "user get", "user grant-role",
      "user list", "user passwd", "user revoke-role", "version", "watch");

  /** cobra's. */
  private static final int SIMILAR_EDITS_MAX = 2;

  private static final Set<String> GROUPS =
      Set.of("alarm", "auth", "check", "completion", "endpoint", "lease", "member", "role", "snapshot", "user");

  private CommandTable() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path.indexOf(' ') < 0 ? path : path.substring(0, path.indexOf(' '))) {
      case "put", "get", "del", "txn", "compaction" -> KeyCommands.find(path);
      case "lease" -> LeaseCommands.find(path);
      case "watch" -> path.equals("watch") ? WatchCommand.command() : null;
      case "endpoint", "member", "alarm", "defrag", "move-leader", "snapshot" -> ClusterCommands.find(path);
      case "auth", "user", "role" -> AuthCommands.find(path);
      case "lock", "elect" -> RecipeCommands.find(path);
      case "make-mirror" -> path.equals("make-mirror") ? MirrorCommand.command() : null;
      case "check" -> PerfCommand.find(path);
      case "version" -> path.equals("version") ? VersionCommand.command() : null;
      case "completion" -> CompletionCommand.find(path);
      default -> null;
    };
  }

  /** A word that only says which kind of command will follow. */
  static boolean isGroup(String path) {
    return GROUPS.contains(path);
  }

  /** The last word in full, if the words name a command or a group; its beginning will do while no other begins so. */
  static Optional<String> complete(List<String> words) {
    var path = String.join(" ", words);
    if (isGroup(path) || find(path) != null) {
      return Optional.of(words.getLast());
    }
    var meant = PATHS.stream()
        .filter(known -> known.startsWith(path))
        .map(known -> known.split(" ", -1))
        .filter(known -> known.length >= words.size())
        .map(known -> known[words.size() - 1])
        .distinct().toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /** First words that look like this one, as cobra finds them. */
  static List<String> similarTo(String word) {
    return families().keySet().stream()
        .filter(first -> first.startsWith(word.toLowerCase(Locale.ROOT))
            || EditDistance.of(word.toLowerCase(Locale.ROOT), first) <= SIMILAR_EDITS_MAX)
        .toList();
  }

  /** First words, and behind each the second ones that it takes; none for those that are commands by themselves. */
  static SortedMap<String, List<String>> families() {
    var families = new TreeMap<String, List<String>>();
    for (var path : PATHS) {
      var words = List.of(path.split(" "));
      families.merge(words.getFirst(), words.subList(1, words.size()), (some, more) ->
          Stream.concat(some.stream(), more.stream()).toList());
    }
    return families;
  }
}
