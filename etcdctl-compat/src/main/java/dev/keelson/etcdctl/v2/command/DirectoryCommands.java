package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.KeysClient.Expected;
import dev.keelson.etcdctl.v2.flag.Flag;
import java.io.IOException;
import java.util.List;

/** Commands for directories. */
final class DirectoryCommands {
  private static final Flag TTL = Flag.number("ttl", "seconds until it goes away with all below it; 0 for never");

  static final List<Command> COMMANDS = List.of(
      Command.of("mkdir", "<key>", "make a directory that is not there yet", "etcdctl mkdir /jobs",
          session -> put(session, Expected.exists(false)), TTL),
      Command.of("setdir", "<key>", "make a directory, in place of a key that has its name", "etcdctl setdir /jobs",
          session -> put(session, Expected.ANYTHING), TTL),
      Command.of("updatedir", "<key>", "change how long a directory stays", "etcdctl updatedir /jobs --ttl 600",
          session -> put(session, Expected.exists(true)), TTL),
      Command.of("rmdir", "<key>", "remove an empty directory, or a key", "etcdctl rmdir /jobs",
          DirectoryCommands::remove));

  private DirectoryCommands() {}

  private static void put(Session session, Expected expected)
      throws ClientException, IOException, InterruptedException {
    var event = session.keys().setDirectory(session.key(), expected, session.flags().number("ttl"));
    if (!session.isSimple()) {
      session.print(event);
    }
  }

  private static void remove(Session session) throws ClientException, IOException, InterruptedException {
    var event = session.keys().delete(session.key(), false, true, Expected.ANYTHING);
    if (!event.node().isDirectory() || !session.isSimple()) {
      session.print(event);
    }
  }
}
