package dev.keelson.bench.kube;

import dev.keelson.bench.load.HttpLoad;
import dev.keelson.bench.load.HttpScript;
import dev.keelson.bench.load.Window;
import dev.keelson.bench.peer.KubeCluster;
import dev.keelson.bench.wire.HttpConnections;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** What has to be there before some work can be measured. */
final class Setup {
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/";
  private static final String ROLE = """
      {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"reader"},
      "rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get","list"]}]}""";
  private static final String CONFIG_MAP = """
      {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"read"},"data":{"value":"%s"}}"""
      .formatted("x".repeat(480));
  private static final String BINDING = """
      {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"reader"},
      "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"reader"},
      "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"reader"}]}""";

  private Setup() {}

  /** Gives the reader a role in the namespace default, and something to read. */
  static void letReaderRead(KubeCluster cluster, Supplier<HttpConnections> connections)
      throws IOException, InterruptedException {
    Queue<byte[]> requests = new ArrayDeque<>(List.of(
        Request.post(KubeCluster.ADMIN, RBAC + "roles", ROLE),
        Request.post(KubeCluster.ADMIN, RBAC + "rolebindings", BINDING),
        Request.post(KubeCluster.ADMIN, Scripts.CONFIG_MAPS, CONFIG_MAP)));
    var spare = Request.get(KubeCluster.ADMIN, RBAC + "roles");
    var script = new HttpScript() {
      @Override
      public byte[] next() {
        var request = requests.poll();
        return request == null ? spare : request;
      }

      @Override
      public boolean accepts(int status, int bodyBytes) {
        return status < 300;
      }
    };
    var outcome = new HttpLoad("setup", "", 1, connections, _ -> script)
        .run(cluster.target(), new Window(Duration.ZERO, Duration.ofSeconds(1)));
    if (outcome.errors() > 0) {
      throw new IOException("the reader's role could not be made: " + outcome.error());
    }
  }
}
