package dev.keelson.etcdctl.v3.recipe;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class RecipeCommands {
  private RecipeCommands() {}

  public static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "lock" -> new Command<>(
          path, "<lockname> [exec-command arg1 arg2 ...]", "Acquires a named lock",
          List.of(Flag.number("ttl", 10, "seconds until the lock goes to the next when we vanish")),
          List.of("etcdctl lock nightly -- sh -c './backup; ./report'"), LockCommand::run);
      case "elect" -> new Command<>(
          path, "<election-name> [proposal]", "Observes and participates in leader election",
          List.of(Flag.truth("listen", "only observe who is elected").letter('l')),
          List.of("etcdctl elect scheduler $(hostname)", "etcdctl elect scheduler --listen"), ElectCommand::run);
      default -> null;
    };
  }
}
