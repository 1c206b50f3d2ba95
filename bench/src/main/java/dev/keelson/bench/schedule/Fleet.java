package dev.keelson.bench.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Placement;
import dev.keelson.orchestrator.scheduler.place.Scheduler;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import dev.keelson.orchestrator.scheduler.snapshot.ClusterState;
import dev.keelson.orchestrator.scheduler.snapshot.NodeReader;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodReader;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Nodes in three zones, and pods of ten deployments that come one after the other; when it is full, it starts anew. */
public final class Fleet {
  private static final int ZONES = 3;
  private static final int APPS = 10;

  /** As in the load tests of Kubernetes' scalability group. */
  private static final int PODS_PER_NODE = 30;

  private static final Profile USUAL = SchedulerConfiguration.usual().profiles().firstEntry().getValue();

  private final int nodes;
  private final Wish wish;
  private final SplittableRandom random = new SplittableRandom(1);
  private ClusterState state = new ClusterState();
  private int pods;
  private int start;

  /** What pods ask for besides room. */
  public enum Wish {
    NOTHING,
    /** That their zone may not have more than five pods more than another. */
    EVEN_ZONES,
    /** To be on a node with none of their kind, if possible. */
    OTHER_NODES
  }

  public Fleet(int nodes, Wish wish) {
    this.nodes = nodes;
    this.wish = wish;
    fill();
  }

  private void fill() {
    state = new ClusterState();
    for (int i = 0; i < nodes; i++) {
      var node = JsonNodeFactory.instance.objectNode();
      node.putObject("metadata").put("name", "node-" + i).putObject("labels")
          .put("kubernetes.io/hostname", "node-" + i).put("topology.kubernetes.io/zone", "zone-" + i % ZONES);
      node.putObject("status").putObject("allocatable").put("cpu", "8").put("memory", "32Gi").put("pods", "110");
      state.put(NodeReader.read(node));
    }
  }

  /** One pod, from its JSON to its node; true if it found one. */
  public boolean place() {
    if (pods > 0 && pods % (nodes * PODS_PER_NODE) == 0) {
      fill();
    }
    var pod = PodReader.read(pod(pods++));
    var snapshot = state.snapshot(new Deployments());
    return switch (Scheduler.place(pod, snapshot, USUAL, new Draw(start, random))) {
      case Placement.On(var node, var _, var looked) -> {
        start = (start + looked) % nodes;
        state.assume(pod, node.name());
        yield true;
      }
      case Placement.Nowhere _ -> false;
    };
  }

  private ObjectNode pod(int ordinal) {
    var app = "app-" + ordinal % APPS;
    var pod = JsonNodeFactory.instance.objectNode();
    pod.putObject("metadata").put("name", "pod-" + ordinal).put("namespace", "default").put("uid", "uid-" + ordinal)
        .putObject("labels").put("app", app).put("pod-template-hash", "66699476fc");
    var spec = pod.putObject("spec").put("schedulerName", "default-scheduler");
    spec.putArray("containers").addObject().put("name", "c").put("image", "nginx").putObject("resources")
        .putObject("requests").put("cpu", "100m").put("memory", "500Mi");
    var selector = JsonNodeFactory.instance.objectNode();
    selector.putObject("matchLabels").put("app", app);
    switch (wish) {
      case NOTHING -> { }
      case EVEN_ZONES -> spec.putArray("topologySpreadConstraints").addObject().put("maxSkew", 5)
          .put("topologyKey", "topology.kubernetes.io/zone").put("whenUnsatisfiable", "DoNotSchedule")
          .set("labelSelector", selector);
      case OTHER_NODES -> spec.putObject("affinity").putObject("podAntiAffinity")
          .putArray("preferredDuringSchedulingIgnoredDuringExecution").addObject().put("weight", 10)
          .putObject("podAffinityTerm").put("topologyKey", "kubernetes.io/hostname").set("labelSelector", selector);
    }
    return pod;
  }

  /** Pods of one deployment are siblings. */
  private static final class Deployments implements Surroundings {
    @Override
    public Optional<LabelSelector> siblings(PodInfo pod) {
      var labels = JsonNodeFactory.instance.objectNode();
      pod.id().labels().forEach(labels::put);
      return Optional.of(LabelSelector.ofLabels(labels));
    }

    @Override
    public Map<String, String> namespaceLabels(String namespace) {
      return Map.of();
    }

    @Override
    public Claim claim(String namespace, String name) {
      return new Claim.Missing();
    }
  }
}
