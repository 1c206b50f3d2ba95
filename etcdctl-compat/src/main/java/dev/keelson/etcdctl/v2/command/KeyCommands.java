package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.KeysClient.Expected;
import dev.keelson.etcdctl.v2.client.KeysClient.Reading;
import dev.keelson.etcdctl.v2.client.Node;
import dev.keelson.etcdctl.v2.flag.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Commands for one key, and the listing of many. */
final class KeyCommands {
  private static final Flag TTL = Flag.number("ttl", "seconds until it goes away; 0 for never");
  private static final Flag SORT = Flag.truth("sort", "in the order of keys");
  private static final Flag QUORUM = Flag.truth("quorum q", "what a majority has, not what this member knows");

  static final List<Command> COMMANDS = List.of(
      Command.of("get", "<key>", "show the value of a key", "etcdctl get /message", KeyCommands::get, SORT, QUORUM),
      Command.of("set", "<key> [value]", "set a key, to standard input when there is no value",
          "etcdctl set /message hello --ttl 60", KeyCommands::set, TTL,
          Flag.text("swap-with-value", "", "only if this is its value now"),
          Flag.number("swap-with-index", "only if it was last changed at this index")),
      Command.of("mk", "<key> [value]", "make a key that is not there yet", "etcdctl mk /jobs --in-order 'sweep'",
          KeyCommands::make, TTL, Flag.truth("in-order", "in this directory, under a name that counts up")),
      Command.of("update", "<key> [value]", "change a key that is there", "etcdctl update /message goodbye",
          KeyCommands::update, TTL),
      Command.of("rm", "<key>", "remove a key or a directory", "etcdctl rm /old --recursive", KeyCommands::remove,
          Flag.truth("dir", "also an empty directory"), Flag.truth("recursive r", "a directory with all below it"),
          Flag.text("with-value", "", "only if this is its value"),
          Flag.number("with-index", "only if it was last changed at this index")),
      Command.of("ls", "[key]", "list a directory", "etcdctl ls --recursive -p /", KeyCommands::list, SORT,
          Flag.truth("recursive r", "with all below it"), Flag.truth("p", "put a slash behind directories"), QUORUM));

  private KeyCommands() {}

  private static void get(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    var flags = session.flags();
    var event = session.keys().get(key, new Reading(flags.truth("quorum"), false, flags.truth("sort")));
    if (event.node().isDirectory()) {
      throw Failures.plain(event.node().key() + ": is a directory");
    }
    session.print(event);
  }

  private static void set(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    var value = value(session);
    var flags = session.flags();
    var expected = new Expected(
        flags.text("swap-with-value"), Long.toUnsignedString(flags.number("swap-with-index")), Optional.empty());
    session.print(session.keys().set(key, value, expected, flags.number("ttl")));
  }

  private static void make(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    var value = value(session);
    long ttl = session.flags().number("ttl");
    session.print(session.flags().truth("in-order")
        ? session.keys().createInOrder(key, value, ttl)
        : session.keys().set(key, value, Expected.exists(false), ttl));
  }

  private static void update(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    var value = value(session);
    session.print(session.keys().set(key, value, Expected.exists(true), session.flags().number("ttl")));
  }

  private static void remove(Session session) throws ClientException, IOException, InterruptedException {
    var key = session.key();
    var flags = session.flags();
    var expected =
        new Expected(flags.text("with-value"), Long.toUnsignedString(flags.number("with-index")), Optional.empty());
    var event = session.keys().delete(key, flags.truth("recursive"), flags.truth("dir"), expected);
    if (!event.node().isDirectory() || !session.isSimple()) {
      session.print(event);
    }
  }

  private static void list(Session session) throws ClientException, IOException, InterruptedException {
    var flags = session.flags();
    var key = flags.words().isEmpty() ? "/" : flags.word(0);
    var how = new Reading(flags.truth("quorum"), flags.truth("recursive"), flags.truth("sort"));
    var event = session.keys().get(key, how);
    if (!session.isSimple()) {
      session.print(event);
      return;
    }
    if (!event.node().isDirectory()) {
      session.print(event.node().key());
    }
    event.node().nodes().orElse(List.of()).forEach(node -> list(session, node));
  }

  private static void list(Session session, Node node) {
    session.print(node.isDirectory() && session.flags().truth("p") ? node.key() + "/" : node.key());
    node.nodes().orElse(List.of()).forEach(child -> list(session, child));
  }

  /** The second word; without one, all of standard input. */
  private static String value(Session session) throws IOException {
    if (session.words().size() > 1) {
      return session.flags().word(1);
    }
    var value = new String(session.terminal().in().readAllBytes(), StandardCharsets.UTF_8);
    if (value.isEmpty()) {
      throw Failures.badArguments("value required");
    }
    return value;
  }
}
