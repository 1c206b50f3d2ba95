package dev.keelson.orchestrator.scheduler;

import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Placement;
import dev.keelson.orchestrator.scheduler.place.Scheduler;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.NodeReader;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodReader;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.util.List;
import java.util.SplittableRandom;

/** Pods and nodes as tests write them: YAML in few words. */
public final class Given {
  public static final Profile USUAL =
      SchedulerConfiguration.usual().profiles().firstEntry().getValue();

  private Given() {}

  /** A node of 4 cpu, 8Gi and 10 pods; {@code more} is YAML of the whole node. */
  public static NodeInfo node(String name, String more) {
    return node(name, "cpu: 4, memory: 8Gi, pods: 10", more);
  }

  public static NodeInfo node(String name, String allocatable, String more) {
    return NodeInfo.empty(NodeReader.read(Yaml.object("""
        {metadata: {name: %s, labels: {kubernetes.io/hostname: %s %s}}, spec: {%s}, status: {allocatable: {%s} %s}}
        """.formatted(name, name, part(more, "labels"), part(more, "spec"), allocatable, part(more, "status")))));
  }

  /** {@code more} has parts such as {@code labels=a: b; spec=taints: []}. */
  private static String part(String more, String name) {
    for (var part : more.split(";", -1)) {
      if (part.strip().startsWith(name + "=")) {
        var text = part.strip().substring(name.length() + 1);
        return name.equals("spec") ? text : ", " + text;
      }
    }
    return "";
  }

  /** A pod of namespace default whose only container requests something; {@code spec} is more YAML of its spec. */
  public static PodInfo pod(String name, String requests, String spec) {
    return pod(name, "", requests, spec);
  }

  public static PodInfo pod(String name, String labels, String requests, String spec) {
    return PodReader.read(Yaml.object("""
        {metadata: {name: %s, namespace: default, uid: uid-%s, labels: {%s}},
         spec: {containers: [{name: c, image: nginx, resources: {requests: {%s}}}] %s}}
        """.formatted(name, name, labels, requests, spec.isEmpty() ? "" : ", " + spec)));
  }

  public static Snapshot cluster(NodeInfo... nodes) {
    return Snapshot.of(List.of(nodes), Surroundings.NOTHING);
  }

  /** As the usual profile does it, from the first node on. */
  public static Placement place(PodInfo pod, Snapshot snapshot) {
    return Scheduler.place(pod, snapshot, USUAL, new Draw(0, new SplittableRandom(1)));
  }

  /** The name of the node, or the text that says why there is none. */
  public static String outcome(PodInfo pod, Snapshot snapshot) {
    return switch (place(pod, snapshot)) {
      case Placement.On(var node, var _, var _) -> node.name();
      case Placement.Nowhere(var diagnosis) -> diagnosis.text();
    };
  }
}
