package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.v3.kv.KeyCommands;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every command by its path. One is made only when it is asked for, since each class costs a start some time. */
final class CommandTable {
  private CommandTable() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path.indexOf(' ') < 0 ? path : path.substring(0, path.indexOf(' '))) {
      case "put", "get", "del", "txn", "compaction" -> KeyCommands.find(path);
      case "version" -> VersionCommand.command();
      default -> null;
    };
  }

  static boolean isCommand(List<String> words) {
    return find(String.join(" ", words)) != null;
  }
}
