package dev.keelson.acceptance.kube;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** The same API on the real etcd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ApiOnEtcdIT implements ApiPromises {
  private final Cluster etcd = Cluster.start(Program.reference(), 1);
  private final ApiProcess server = ApiProcess.on("http://" + etcd.member(0).endpoint());

  @AfterAll
  void stop() {
    server.close();
    etcd.close();
  }

  @Override
  public Curl curl() {
    return new Curl(server);
  }
}
