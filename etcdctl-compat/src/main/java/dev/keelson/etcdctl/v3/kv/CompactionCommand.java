package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** {@code compaction}. Whatever the format, it says the same. */
final class CompactionCommand {
  private CompactionCommand() {}

  static Command<Session> command() {
    return new Command<>(
        "compaction", "[options] <revision>", "Compacts the event history in etcd",
        List.of(Flag.truth("physical", "wait until the compacted revisions are removed from disk")),
        List.of("etcdctl compaction 1234"), CompactionCommand::run);
  }

  private static void run(Session session) throws InterruptedException {
    if (session.words().size() != 1) {
      throw Failure.badArguments("compaction command needs 1 argument");
    }
    var revision = revision(session.words().getFirst());
    session.change(Rpcs.compact(), CompactionRequest.newBuilder()
        .setRevision(revision)
        .setPhysical(session.arguments().truth("physical"))
        .build());
    session.terminal().out().println("compacted revision " + revision);
  }

  private static long revision(String text) {
    try {
      return GoNumber.parseInt(text, 10);
    } catch (GoSyntaxException wrong) {
      throw Failure.error(wrong.text());
    }
  }
}
