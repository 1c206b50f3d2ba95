package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.ArrayList;

/** {@code endpoint status}: those that answer are printed, and one that does not makes the command fail. */
final class StatusCommand {
  private StatusCommand() {}

  static void run(Session session) throws InterruptedException {
    var found = new ArrayList<StatusReport.Entry>();
    var missing = false;
    for (var endpoint : Endpoints.of(session)) {
      try (var client = session.client().only(endpoint)) {
        var answer = client.ask(Rpcs.status(), StatusRequest.getDefaultInstance(), session.deadline());
        found.add(new StatusReport.Entry(endpoint, answer));
      } catch (RpcException refused) {
        missing = true;
        session.terminal().complain(
            "Failed to get the status of endpoint " + endpoint + " (" + ErrorText.of(refused.status()) + ")");
      }
    }
    session.report(new StatusReport(found));
    if (missing) {
      throw Failure.silent(ExitCode.ERROR);
    }
  }
}
