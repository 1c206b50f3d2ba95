package dev.keelson.bench.kube;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.peer.HollowNodes;
import dev.keelson.bench.peer.KubeCluster;
import dev.keelson.bench.report.Table;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.RestClient;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.https.HttpsTransport;
import dev.keelson.orchestrator.client.https.Kubeconfig;
import dev.keelson.orchestrator.client.informer.Informer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The bars of controllers, scheduler and nodes together: deployments on hollow nodes, on one member. */
public final class FleetBench {
  private static final int DEPLOYMENTS = 10;
  private static final int SCALED_TO = 100;
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final Duration ROLL_OUT_MAX = Duration.ofMinutes(5);

  private final Path program;
  private final Path under;
  private final int nodes;
  private final int pods;
  private final Time time;
  private final Consumer<String> progress;
  private final List<Line> lines = new ArrayList<>();

  public FleetBench(Path program, Path under, int nodes, int pods, Time time, Consumer<String> progress) {
    this.program = program;
    this.under = under;
    this.nodes = nodes;
    this.pods = pods;
    this.time = time;
    this.progress = progress;
  }

  /** Runs everything, and gives the report. */
  public Table run() throws IOException, InterruptedException {
    try (var cluster = KubeCluster.start(program, 1, under, time)) {
      new Readiness(cluster.target().endpoints(), time).await();
      var began = time.nanos();
      try (var fleet = HollowNodes.start(program, nodes, cluster.kubeconfig(), under, time);
          var transport = new HttpsTransport(Kubeconfig.read(cluster.kubeconfig()))) {
        add(Line.of("%,d nodes registered".formatted(nodes), seconds(began), "-"));
        measure(cluster, fleet, new RestClient(transport));
      }
    }
    return new Table(Line.HEAD, lines.stream().map(Line::cells).toList());
  }

  private void measure(KubeCluster cluster, HollowNodes fleet, ApiClient client)
      throws IOException, InterruptedException {
    idle(cluster, fleet);
    var census = new PodCensus(time);
    try (var informer = Informer.start(client, ResourceTypes.PODS, Selection.of("default"), new SplittableRandom())) {
      informer.listen(census::changed);
      informer.synced().join();
      client.create(ResourceTypes.DEPLOYMENTS, "default", deployment("scaled", 0));
      time.pause(SETTLE);
      var began = time.nanos();
      scale(client, SCALED_TO);
      census.await(SCALED_TO, ROLL_OUT_MAX);
      add(Line.of("scale 0 to " + SCALED_TO + ", all Running", seconds(began), "2 s"));
      scale(client, 0);
      census.await(0, ROLL_OUT_MAX);
      rollOut(client, census);
    }
  }

  private void rollOut(ApiClient client, PodCensus census) throws IOException, InterruptedException {
    var began = time.nanos();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      client.create(ResourceTypes.DEPLOYMENTS, "default", deployment("load-" + i, pods / DEPLOYMENTS));
    }
    census.await(pods / DEPLOYMENTS * DEPLOYMENTS, ROLL_OUT_MAX);
    add(Line.of("%,d pods by %d deployments, all Running".formatted(pods, DEPLOYMENTS), seconds(began),
        "60 s for 10,000"));
    add(Line.of("pods bound meanwhile", "%,.0f/s".formatted(census.boundPerSecond()), "-"));
  }

  private static void scale(ApiClient client, int replicas) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("spec").put("replicas", replicas);
    client.patch(ResourceTypes.DEPLOYMENTS, new ObjectKey("default", "scaled"), Patch.merge(body));
  }

  private static ObjectNode deployment(String name, int replicas) {
    var deployment = JsonNodeFactory.instance.objectNode();
    deployment.putObject("metadata").put("name", name).put("namespace", "default");
    var spec = deployment.putObject("spec").put("replicas", replicas);
    spec.putObject("selector").putObject("matchLabels").put("app", name);
    var template = spec.putObject("template");
    template.putObject("metadata").putObject("labels").put("app", name);
    template.putObject("spec").putArray("containers").addObject().put("name", "c").put("image", "nginx:1.25")
        .putObject("resources").putObject("requests").put("cpu", "10m").put("memory", "10Mi");
    return deployment;
  }

  /** Leases of all nodes, and nothing else. */
  private void idle(KubeCluster cluster, HollowNodes fleet) throws InterruptedException {
    time.pause(SETTLE);
    long server = cluster.target().usage().get().cpuNanos();
    long agent = fleet.usage().cpuNanos();
    time.pause(IDLE);
    add(share("idle: server", cluster.target().usage().get().cpuNanos() - server));
    add(share("idle: nodes", fleet.usage().cpuNanos() - agent));
  }

  private static Line share(String title, long cpuNanos) {
    return Line.of(title, "%.1f %% of a core".formatted(cpuNanos * 100.0 / IDLE.toNanos()), "25 % together");
  }

  private String seconds(long beganNanos) {
    return "%.1f s".formatted((time.nanos() - beganNanos) / 1e9);
  }

  private void add(Line line) {
    lines.add(line);
    progress.accept(String.join("  ", line.cells()));
  }
}
