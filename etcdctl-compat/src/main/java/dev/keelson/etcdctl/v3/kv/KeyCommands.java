package dev.keelson.etcdctl.v3.kv;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.v3.session.Session;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class KeyCommands {
  private KeyCommands() {}

  public static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "put" -> PutCommand.command();
      case "get" -> GetCommand.command();
      case "del" -> DelCommand.command();
      case "txn" -> TxnCommand.command();
      case "compaction" -> CompactionCommand.command();
      default -> null;
    };
  }
}
