package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.MoveLeaderRequest;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.etcdctl.go.GoNumber;
import dev.keelson.etcdctl.go.GoSyntaxException;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;

/** {@code move-leader}: only the leader can be asked, so it is looked for among the endpoints first. */
final class MoveLeaderCommand {
  private MoveLeaderCommand() {}

  static void run(Session session) throws InterruptedException {
    if (session.words().size() != 1) {
      throw Failure.badArguments("move-leader command needs 1 argument");
    }
    var target = target(session.words().getFirst());
    try {
      move(session, target);
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
  }

  private static void move(Session session, long target) throws RpcException, InterruptedException {
    var endpoints = session.client().endpoints();
    for (var endpoint : endpoints) {
      long member;
      try (var client = session.client().only(endpoint)) {
        var status = client.ask(Rpcs.status(), StatusRequest.getDefaultInstance(), session.deadline());
        if (status.getLeader() != status.getHeader().getMemberId()) {
          continue;
        }
        member = status.getHeader().getMemberId();
      }
      try (var leader = session.client().at(List.of(endpoint))) {
        leader.once(Rpcs.moveLeader(), MoveLeaderRequest.newBuilder().setTargetID(target).build(), session.deadline());
      }
      session.terminal().out().println(
          "Leadership transferred from " + Long.toHexString(member) + " to " + Long.toHexString(target));
      return;
    }
    throw Failure.badArguments("no leader endpoint given at [" + String.join(" ", endpoints) + "]");
  }

  private static long target(String text) {
    try {
      return GoNumber.parseUnsigned(text, 16);
    } catch (GoSyntaxException wrong) {
      throw Failure.badArguments(wrong.text());
    }
  }
}
