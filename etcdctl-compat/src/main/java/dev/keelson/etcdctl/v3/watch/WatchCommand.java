package dev.keelson.etcdctl.v3.watch;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** {@code watch}. */
public final class WatchCommand {
  static final List<Flag> FLAGS = List.of(
      Flag.truth("interactive", "read watch and progress commands from stdin").letter('i'),
      Flag.truth("prefix", "watch on a prefix"),
      Flag.truth("prev-kv", "get the previous key-value pair before the event happens"),
      Flag.truth("progress-notify", "get periodic watch progress notification from the server"),
      Flag.number("rev", 0, "revision to start watching from"));

  private WatchCommand() {}

  public static Command<Session> command() {
    return new Command<>(
        "watch", "[options] [key or prefix] [range_end] [--] [exec-command arg1 arg2 ...]",
        "Watches events stream on keys or prefixes", FLAGS,
        List.of("etcdctl watch --prefix /colour/ --rev=1",
            "etcdctl watch /colour/sky -- sh -c 'echo $ETCD_WATCH_EVENT_TYPE $ETCD_WATCH_VALUE'"),
        WatchCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    var environment = WatchEnvironment.of(session.terminal().environment());
    if (session.arguments().truth("interactive")) {
      new InteractiveWatch(session, environment).run();
      return;
    }
    var target = WatchTarget.of(session.arguments(), environment);
    new WatchPrinter(session, new SharedScreen(), target.execute())
        .follow(new Watching(session.client(), target.request(), session.terminal().time()));
    throw new Failure(ExitCode.INTERRUPTED, "watch is canceled by the server");
  }
}
