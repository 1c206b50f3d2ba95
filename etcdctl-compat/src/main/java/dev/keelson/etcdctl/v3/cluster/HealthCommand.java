package dev.keelson.etcdctl.v3.cluster;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.etcdctl.go.GoDuration;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;

/** {@code endpoint health}: a linearizable read through each endpoint, all at once; who answers first comes first. */
final class HealthCommand {
  private static final RangeRequest PROBE =
      RangeRequest.newBuilder().setKey(ByteString.copyFromUtf8("health")).build();

  private HealthCommand() {}

  static void run(Session session) throws InterruptedException {
    var endpoints = Endpoints.of(session);
    var results = new ArrayBlockingQueue<HealthReport.Entry>(Math.max(1, endpoints.size()));
    for (var endpoint : endpoints) {
      Thread.ofVirtual().start(() -> results.add(probe(session, endpoint)));
    }
    var entries = new ArrayList<HealthReport.Entry>();
    for (var i = 0; i < endpoints.size(); i++) {
      entries.add(results.take());
    }
    session.report(new HealthReport(entries, session.terminal()));
    if (entries.stream().anyMatch(entry -> !entry.healthy())) {
      throw Failure.error("unhealthy cluster");
    }
  }

  private static HealthReport.Entry probe(Session session, String endpoint) {
    var time = session.terminal().time();
    var beginNanos = time.monotonicNanos();
    var error = error(session, endpoint);
    var took = GoDuration.format(Duration.ofNanos(time.monotonicNanos() - beginNanos));
    return new HealthReport.Entry(endpoint, error.isEmpty(), took, error);
  }

  /** Empty when all is well: also when it was refused for want of permission, since a quorum agreed on that. */
  private static String error(Session session, String endpoint) {
    try (var client = session.client().at(List.of(endpoint))) {
      client.ask(Rpcs.range(), PROBE, session.deadline());
      return "";
    } catch (RpcException refused) {
      var text = ErrorText.of(refused.status());
      return text.equals("etcdserver: permission denied") ? "" : text;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
