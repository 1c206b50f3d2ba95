package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.api.proto.etcd.DefragmentRequest;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;

/** {@code defrag}: one endpoint after the other. */
final class DefragCommand {
  private DefragCommand() {}

  static void run(Session session) throws InterruptedException {
    if (!session.arguments().text("data-dir").isEmpty()) {
      throw Failure.error("--data-dir: this etcdctl does not open etcd's files; stop nothing and leave the flag out");
    }
    var failed = false;
    for (var endpoint : Endpoints.of(session)) {
      try (var client = session.client().only(endpoint)) {
        client.once(Rpcs.defragment(), DefragmentRequest.getDefaultInstance(), session.deadline());
        session.terminal().out().println("Finished defragmenting etcd member[" + endpoint + "]");
      } catch (RpcException refused) {
        failed = true;
        session.terminal().complain(
            "Failed to defragment etcd member[" + endpoint + "] (" + ErrorText.of(refused.status()) + ")");
      }
    }
    if (failed) {
      throw Failure.silent(ExitCode.ERROR);
    }
  }
}
