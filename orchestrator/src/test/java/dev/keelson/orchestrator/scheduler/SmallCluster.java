package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.api.etcd.Closing;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.event.EventSource;
import dev.keelson.orchestrator.client.event.EventWriter;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.profile.SchedulerConfiguration;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.NodeReader;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An API server with a scheduler, and nodes that exist on paper. */
final class SmallCluster implements AutoCloseable {
  private static final long LONG_SECONDS = 60;

  private final LiveApi api;
  private final ApiClient admin;
  private final Informers seen;
  private final Semaphore changes = new Semaphore(0);
  private final Closing parts = new Closing();

  SmallCluster(Path directory) {
    api = parts.add(LiveApi.start(directory));
    admin = api.admin();
    seen = parts.add(new Informers(admin, new SplittableRandom(1)));
    seen.listen(ResourceTypes.PODS, (_, _) -> changes.release());
    seen.listen(ResourceTypes.EVENTS, (_, _) -> changes.release());
  }

  ApiClient admin() {
    return admin;
  }

  /** Answers what ends it. */
  LiveScheduler startScheduler(long seed) {
    var client = api.user("system:kube-scheduler");
    var informers = parts.add(new Informers(client, new SplittableRandom(seed)));
    var events = parts.add(EventWriter.start(client, Clock.systemUTC()));
    return parts.add(LiveScheduler.start(client, informers, events.recorder(new EventSource("default-scheduler", "")),
        SchedulerConfiguration.usual(), Clock.systemUTC(), new SplittableRandom(seed)));
  }

  void node(String name, String allocatable) {
    var labels = "{kubernetes.io/hostname: " + name + "}";
    var node = admin.create(ResourceTypes.NODES, "",
        Yaml.object("{metadata: {name: " + name + ", labels: " + labels + "}}"));
    node.set("status", Yaml.node("{allocatable: {%s}, capacity: {%s}}".formatted(allocatable, allocatable)));
    admin.updateStatus(ResourceTypes.NODES, node);
    // As the controller does once a node is ready.
    admin.patch(ResourceTypes.NODES, ObjectKey.of(name), Patch.merge(Yaml.node("{spec: {taints: null}}")));
  }

  /** Nobody takes pods away from these nodes, so they go at once. */
  void pod(String name, String requests, String spec) {
    admin.create(ResourceTypes.PODS, "default", Yaml.object("""
        {metadata: {name: %s}, spec: {terminationGracePeriodSeconds: 0,
         containers: [{name: c, image: i, resources: {requests: {%s}}}] %s}}
        """.formatted(name, requests, spec.isEmpty() ? "" : ", " + spec)));
  }

  void delete(String pod) {
    admin.delete(ResourceTypes.PODS, new ObjectKey("default", pod), Deletion.usual().graceSeconds(0));
  }

  ObjectNode pod(String name) {
    return admin.get(ResourceTypes.PODS, new ObjectKey("default", name));
  }

  String nodeOf(String pod) {
    return pod(pod).path("spec").path("nodeName").asText("");
  }

  List<ObjectNode> pods() {
    return admin.list(ResourceTypes.PODS, Selection.of("default")).items();
  }

  List<PodInfo> podInfos() {
    return pods().stream().map(PodReader::read).toList();
  }

  /** Nodes with the pods that are bound to them. */
  List<NodeInfo> nodes() {
    var pods = podInfos();
    return admin.list(ResourceTypes.NODES, Selection.ALL).items().stream().map(NodeReader::read).map(facts -> {
      var node = NodeInfo.empty(facts);
      for (var pod : pods) {
        node = pod.standing().node().equals(facts.name()) ? node.plus(pod) : node;
      }
      return node;
    }).toList();
  }

  String condition(String pod) {
    for (var condition : pod(pod).path("status").path("conditions")) {
      if (condition.path("type").asText().equals("PodScheduled")) {
        return condition.path("status").asText() + " " + condition.path("reason").asText("") + ": "
            + condition.path("message").asText("");
      }
    }
    return "";
  }

  boolean hasEvent(String pod, String reason, String message) {
    return admin.list(ResourceTypes.EVENTS, Selection.of("default")).items().stream()
        .filter(event -> event.path("involvedObject").path("name").asText().equals(pod))
        .filter(event -> event.path("source").path("component").asText().equals("default-scheduler"))
        .anyMatch(event -> event.path("reason").asText().equals(reason)
            && event.path("message").asText().startsWith(message));
  }

  /** Looks after every change of a pod or event. */
  void await(String what, BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      if (!changes.tryAcquire(LONG_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing more happens, and not yet: " + what + "\n" + pods().stream()
            .map(pod -> Metadata.name(pod) + " " + pod.path("spec").path("nodeName").asText("-") + " "
                + pod.path("status").path("conditions")).toList());
      }
      changes.drainPermits();
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
