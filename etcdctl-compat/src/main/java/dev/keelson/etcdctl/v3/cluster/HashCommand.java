package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** {@code endpoint hashkv}. */
final class HashCommand {
  private HashCommand() {}

  static void run(Session session) throws InterruptedException {
    var request = HashKVRequest.newBuilder().setRevision(session.arguments().number("rev")).build();
    var found = new ArrayList<HashReport.Entry>();
    @Nullable String complaint = null;
    for (var endpoint : Endpoints.of(session)) {
      try (var client = session.client().only(endpoint)) {
        found.add(new HashReport.Entry(endpoint, client.ask(Rpcs.hashKV(), request, session.deadline())));
      } catch (RpcException refused) {
        complaint = ErrorText.of(refused.status());
        session.terminal().complain("Failed to get the hash of endpoint " + endpoint + " (" + complaint + ")");
      }
    }
    session.report(new HashReport(found));
    if (complaint != null) {
      throw Failure.error(complaint);
    }
  }
}
