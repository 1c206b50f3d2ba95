package dev.keelson.etcdctl.v3.recipe;

import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Program;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.kv.RangeReport;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import java.util.Map;

/** {@code lock}: holds the name while a command runs, or until a signal ends us. */
final class LockCommand {
  private LockCommand() {}

  static void run(Session session) throws InterruptedException {
    if (session.words().isEmpty()) {
      throw Failure.badArguments("lock takes a lock name argument and an optional command to execute");
    }
    try {
      lock(session, session.words().getFirst(), session.words().subList(1, session.words().size()));
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
  }

  private static void lock(Session session, String name, List<String> command)
      throws RpcException, InterruptedException {
    var client = session.client();
    var lease = HeldLease.grant(client, session.arguments().number("ttl"), session.terminal().time());
    var candidacy = new Candidacy(client, name, lease.id(), session.terminal().time());
    try (var _ = AtExit.run(() -> release(candidacy))) {
      candidacy.acquire("");
      if (command.isEmpty()) {
        session.report(new RangeReport(candidacy.own(), false));
        lease.awaitLoss();
        throw Failure.error("session expired");
      }
      execute(command, candidacy);
    }
  }

  private static void execute(List<String> command, Candidacy candidacy) throws RpcException, InterruptedException {
    var failure = Program.run(command, Map.of(
        "ETCD_LOCK_KEY", candidacy.key(), "ETCD_LOCK_REV", Long.toString(candidacy.createRevision())));
    candidacy.release();
    failure.ifPresent(text -> {
      throw Failure.error(text);
    });
  }

  static void release(Candidacy candidacy) {
    try {
      candidacy.release();
    } catch (RpcException unreachable) {
      // The lease will run out, and the key with it.
      return;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
