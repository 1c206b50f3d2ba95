package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.KeyEvent;
import dev.keelson.etcdctl.v2.client.KeysClient;
import dev.keelson.etcdctl.v2.flag.Flag;
import java.io.IOException;
import java.util.List;

/** Commands that wait for changes. */
final class WatchCommands {
  private static final Flag RECURSIVE = Flag.truth("recursive r", "also of everything below the key");
  private static final Flag AFTER = Flag.number("after-index", "begin with changes after this index");

  static final List<Command> COMMANDS = List.of(
      Command.of("watch", "<key>", "wait for a change of a key and show it",
          "etcdctl watch --forever --recursive /jobs", WatchCommands::watch,
          Flag.truth("forever f", "until interrupted"), AFTER, RECURSIVE),
      new Command("exec-watch", "<key> -- <command> [argument ...]", "run a command for every change of a key",
          List.of(AFTER, RECURSIVE), "etcdctl exec-watch --recursive /jobs -- sh -c 'echo $ETCD_WATCH_KEY'",
          WatchCommands::watchAndRun, true));

  private WatchCommands() {}

  private static void watch(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    boolean recursive = session.flags().truth("recursive");
    var keys = session.watchedKeys();
    var next = first(session);
    try (var _ = QuietInterrupt.during(session.terminal())) {
      while (true) {
        var event = keys.await(key, recursive, next);
        next = after(event);
        if (event.node().isDirectory()) {
          continue;
        }
        if (recursive) {
          session.print("[" + event.action() + "] " + event.node().key());
        }
        session.print(event);
        session.terminal().flush();
        if (!session.flags().truth("forever")) {
          return;
        }
      }
    }
  }

  private static void watchAndRun(Session session) throws ClientException, IOException, InterruptedException {
    var words = session.words();
    if (words.size() < 2) {
      throw Failures.badArguments("key and command to exec required");
    }
    // Without dashes between them, the key is the last word: so etcdctl has always had it.
    boolean dashes = words.indexOf("--") == 1;
    var key = dashes ? words.getFirst() : words.getLast();
    var command = dashes ? words.subList(2, words.size()) : words.subList(0, words.size() - 1);
    if (command.isEmpty()) {
      throw Failures.badArguments("key and command to exec required");
    }
    var keys = session.watchedKeys();
    try (var _ = QuietInterrupt.during(session.terminal())) {
      run(session, keys, key, command);
    }
  }

  private static void run(Session session, KeysClient keys, String key, List<String> command) throws ClientException {
    var next = first(session);
    while (true) {
      var event = keys.await(key, session.flags().truth("recursive"), next);
      next = after(event);
      if (event.node().isDirectory()) {
        session.terminal().complain("Ignored dir " + event.node().key() + " change");
      } else {
        start(event, command);
      }
    }
  }

  /** Nobody waits for its end. */
  private static void start(KeyEvent event, List<String> command) {
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("ETCD_WATCH_ACTION", event.action());
    builder.environment().put("ETCD_WATCH_MODIFIED_INDEX", event.node().modifiedIndex());
    builder.environment().put("ETCD_WATCH_KEY", event.node().key());
    builder.environment().put("ETCD_WATCH_VALUE", event.node().value());
    try {
      builder.start();
    } catch (IOException failed) {
      throw new Failure(ExitCode.BAD_ARGUMENTS,
          "exec: \"" + command.getFirst() + "\": executable file not found in $PATH");
    }
  }

  /** Index 0 asks for the next change, whatever its index. */
  private static long first(Session session) {
    long after = session.flags().number("after-index");
    return after == 0 ? 0 : after + 1;
  }

  private static long after(KeyEvent event) {
    return Long.parseUnsignedLong(event.node().modifiedIndex()) + 1;
  }
}
