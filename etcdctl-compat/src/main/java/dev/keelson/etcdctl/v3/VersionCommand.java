package dev.keelson.etcdctl.v3;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** {@code version}. */
final class VersionCommand {
  /** The etcd whose command line this is. */
  static final String ETCD = "3.4.23";
  static final String API = "3.4";

  private VersionCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "version", "", "Prints the version of etcdctl", List.of(), List.of("etcdctl version"), VersionCommand::run);
  }

  private static void run(Session session) {
    session.terminal().out().println("etcdctl version: " + ETCD);
    session.terminal().out().println("API version: " + API);
  }
}
