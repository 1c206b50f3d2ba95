package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.flag.Flag;
import java.util.List;

/** Whether anybody is asked who he is; and the one command that has nothing to do with a server. */
final class AuthCommands {
  private static final List<Flag> DATA = List.of(
      Flag.text("data-dir", "", "what to copy"), Flag.text("wal-dir", "", "its log, when that is elsewhere"),
      Flag.text("backup-dir", "", "where to"), Flag.text("backup-wal-dir", "", "where the log goes"),
      Flag.truth("with-v3", "also the keys of v3"));

  static final List<Command> COMMANDS = List.of(
      Command.of("auth enable", "", "ask everybody for name and password", "etcdctl auth enable",
          session -> UserCommands.told(session, live -> {
            live.refuseWords();
            live.auth().enable();
            live.print("Authentication Enabled");
          })),
      Command.of("auth disable", "", "let everybody do everything", "etcdctl -u root auth disable",
          session -> UserCommands.told(session, live -> {
            live.refuseWords();
            live.auth().disable();
            live.print("Authentication Disabled");
          })),
      Command.of("backup", "", "copy a data directory of etcd (not supported here)",
          "/usr/bin/etcdctl backup --data-dir old --backup-dir new", _ -> {
            throw Failures.plain("backup copies data directories of etcd, which this etcdctl cannot read:"
                + " use the etcdctl of that etcd");
          }, DATA.toArray(Flag[]::new)));


  private AuthCommands() {}
}
