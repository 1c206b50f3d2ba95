package dev.keelson.etcdctl.v3.recipe;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeRequest.SortOrder;
import dev.keelson.api.proto.etcd.RangeRequest.SortTarget;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.kv.RangeReport;
import dev.keelson.etcdctl.v3.session.Session;
import dev.keelson.etcdctl.v3.watch.Watching;

/** {@code elect}: stands for election with a proposal, or tells who is elected. */
final class ElectCommand {
  /** As etcd's client takes where nobody says. */
  private static final long TTL_SECONDS = 60;

  private ElectCommand() {}

  static void run(Session session) throws InterruptedException {
    var words = session.words();
    if (words.isEmpty() || words.size() > 2) {
      throw Failure.badArguments("elect takes one election name argument and an optional proposal argument");
    }
    try {
      if (session.arguments().truth("listen")) {
        if (words.size() > 1) {
          throw Failure.badArguments("proposal given but -l is set");
        }
        observe(session, words.getFirst());
      } else {
        if (words.size() < 2) {
          throw Failure.badArguments("no proposal argument but -l not set");
        }
        campaign(session, words.getFirst(), words.getLast());
      }
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
  }

  private static void campaign(Session session, String name, String proposal)
      throws RpcException, InterruptedException {
    var client = session.client();
    var lease = HeldLease.grant(client, TTL_SECONDS, session.terminal().time());
    var candidacy = new Candidacy(client, name, lease.id(), session.terminal().time());
    try (var _ = AtExit.run(() -> LockCommand.release(candidacy))) {
      candidacy.acquire(proposal);
      session.report(new RangeReport(candidacy.own(), false));
      lease.awaitLoss();
    }
    throw Failure.error("elect: session expired");
  }

  /** Whoever holds the name is printed, again whenever that changes. */
  private static void observe(Session session, String name) throws RpcException, InterruptedException {
    var time = session.terminal().time();
    var client = session.client();
    var range = KeyRange.prefix(name + "/");
    var oldest = RangeRequest.newBuilder()
        .setKey(range.key()).setRangeEnd(range.end())
        .setSortTarget(SortTarget.CREATE).setSortOrder(SortOrder.ASCEND).setLimit(1)
        .build();
    var shown = ByteString.EMPTY;
    var shownRevision = 0L;
    while (true) {
      var answer = client.ask(Rpcs.range(), oldest, Deadline.never(time));
      if (answer.getKvsCount() > 0) {
        var leader = answer.getKvs(0);
        if (!leader.getKey().equals(shown) || leader.getModRevision() != shownRevision) {
          session.report(new RangeReport(answer.toBuilder().clearMore().setCount(1).build(), false));
          shown = leader.getKey();
          shownRevision = leader.getModRevision();
        }
      }
      var wanted = WatchCreateRequest.newBuilder()
          .setKey(range.key()).setRangeEnd(range.end()).setStartRevision(answer.getHeader().getRevision() + 1);
      new Watching(client, wanted.build(), time).follow(_ -> false);
    }
  }
}
