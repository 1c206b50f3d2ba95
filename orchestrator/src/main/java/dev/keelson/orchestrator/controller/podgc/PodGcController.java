package dev.keelson.orchestrator.controller.podgc;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at all pods now and then. There is one key and one worker. */
public final class PodGcController implements Controller {
  private static final Duration PERIOD = Duration.ofSeconds(20);

  /** A node that was just made may be heard of after its pods. */
  private static final Duration QUARANTINE = Duration.ofSeconds(40);

  /** kube-controller-manager's --terminated-pod-gc-threshold. */
  private static final int ENDED_MAX = 12_500;

  private static final ObjectKey ALL = ObjectKey.of("pods");

  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer pods;
  private final Indexer nodes;
  private final Duration quarantine;
  private final Map<String, Instant> missingSince = new HashMap<>();

  public PodGcController(ControllerContext context) {
    this(context, QUARANTINE);
  }

  PodGcController(ControllerContext context, Duration quarantine) {
    this.client = context.client();
    this.clock = context.clock();
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.nodes = context.informers().of(ResourceTypes.NODES);
    this.quarantine = quarantine;
  }

  @Override
  public String name() {
    return "pod-garbage-collector";
  }

  @Override
  public void watch(Sources sources) {
    sources.every(PERIOD, () -> Stream.of(ALL));
  }

  @Override
  public int workers() {
    return 1;
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var all = pods.all();
    PodGcPlan.ended(all, ENDED_MAX).forEach(pod -> delete(pod));
    PodGcPlan.outOfService(all, nodes.all()).forEach(pod -> end(pod, "PodGC: node out-of-service"));
    PodGcPlan.orphaned(all, gone(all.stream().map(Pods::nodeName).filter(name -> !name.isEmpty())
        .collect(Collectors.toSet()))).forEach(pod -> end(pod, "PodGC: node no longer exists"));
    PodGcPlan.unscheduled(all).forEach(pod -> delete(pod));
    return Outcome.SETTLED;
  }

  /** Those that have been missing for long, and that the server does not know either. */
  private Set<String> gone(Set<String> named) {
    var now = clock.instant();
    named.removeIf(name -> nodes.get(ObjectKey.of(name)).isPresent());
    missingSince.keySet().retainAll(named);
    named.forEach(name -> missingSince.putIfAbsent(name, now));
    named.removeIf(name -> now.isBefore(missingSince.getOrDefault(name, now).plus(quarantine)) || isThere(name));
    return named;
  }

  private boolean isThere(String node) {
    try {
      client.get(ResourceTypes.NODES, ObjectKey.of(node));
      return true;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return false;
      }
      throw refusal;
    }
  }

  /** What has not ended has failed: nobody will ever say otherwise. */
  private void end(ObjectNode pod, String message) {
    if (!Pods.isEnded(pod)) {
      var body = JsonNodeFactory.instance.objectNode();
      body.putObject("metadata").put("uid", Metadata.uid(pod));
      body.putObject("status").put("phase", "Failed").putArray("conditions").addObject()
          .put("type", "DisruptionTarget").put("status", "True").put("reason", "DeletionByPodGC")
          .put("message", message).put("lastTransitionTime", Times.seconds(clock.instant()));
      attempt(() -> client.patch(ResourceTypes.PODS, ObjectKey.of(pod), Patch.strategic(body).status()));
    }
    delete(pod);
  }

  private void delete(ObjectNode pod) {
    attempt(() -> client.delete(
        ResourceTypes.PODS, ObjectKey.of(pod), Deletion.usual().graceSeconds(0).ifUid(Metadata.uid(pod))));
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }
}
