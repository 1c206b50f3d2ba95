package dev.keelson.orchestrator.scheduler;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Small clusters in which much is scarce, and pods that want much; one seed, one cluster. */
public final class RandomCluster {
  private final RandomGenerator random;
  private int pods;

  public RandomCluster(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public RandomGenerator random() {
    return random;
  }

  public List<NodeInfo> nodes(int count) {
    var nodes = new ArrayList<NodeInfo>();
    for (var i = 0; i < count; i++) {
      var more = "labels=zone: %s, disk: %s; spec=unschedulable: %b, taints: [%s]".formatted(any("a", "b", "c"),
          any("ssd", "hdd"), random.nextInt(8) == 0, any("", "", "", "{key: k, value: v, effect: NoSchedule}"));
      nodes.add(Given.node("n" + i, "cpu: %d, memory: %dGi, pods: %d".formatted(random.nextInt(1, 5),
          random.nextInt(1, 5), random.nextInt(1, 6)), more));
    }
    return nodes;
  }

  public PodInfo pod() {
    var spec = new ArrayList<String>();
    spec.add("priority: " + random.nextInt(4));
    some(3, spec, "nodeSelector: {disk: " + any("ssd", "hdd") + "}");
    some(3, spec, "tolerations: [{key: k, operator: Exists}]");
    some(3, spec, "initContainers: [{name: s, image: i, restartPolicy: Always, ports: [{containerPort: 80, hostPort: "
        + any("80", "81") + "}]}]");
    some(3, spec, "affinity: {" + any("podAffinity", "podAntiAffinity")
        + ": {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: " + app()
        + "}}, topologyKey: " + any("zone", "kubernetes.io/hostname") + "}]}}");
    some(4, spec, "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, "
        + "labelSelector: {matchLabels: {app: " + app() + "}}}]");
    var requests = "cpu: %dm, memory: %dMi".formatted(random.nextInt(0, 25) * 100, random.nextInt(0, 25) * 100);
    return Given.pod("p" + pods++, "app: " + app(), requests, String.join(", ", spec));
  }

  private String app() {
    return any("web", "db");
  }

  private void some(int oneIn, List<String> to, String text) {
    if (random.nextInt(oneIn) == 0) {
      to.add(text);
    }
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
