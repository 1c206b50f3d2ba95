package dev.keelson.orchestrator.controller.daemon;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.Comparator;

/** A pod of a daemon set, and what that wants to know of it. */
record DaemonPod(ObjectNode object) {
  static final String HASH = "controller-revision-hash";

  /** Where one is enough, the first of these stays. */
  static final Comparator<DaemonPod> OLDEST_FIRST = comparing((DaemonPod pod) -> Pods.nodeName(pod.object).isEmpty())
      .thenComparing(pod -> Pods.created(pod.object).orElse(Instant.MAX))
      .thenComparing(DaemonPod::name);

  String name() {
    return Metadata.name(object);
  }

  /** The node it is on, or is made for; empty for a pod that somebody else made. */
  String node() {
    var assigned = Pods.nodeName(object);
    return assigned.isEmpty() ? intended() : assigned;
  }

  private String intended() {
    var terms = object.path("spec").path("affinity").path("nodeAffinity")
        .path("requiredDuringSchedulingIgnoredDuringExecution").path("nodeSelectorTerms");
    for (var term : terms) {
      for (var field : term.path("matchFields")) {
        if (field.path("key").asText().equals("metadata.name") && field.path("values").size() == 1) {
          return field.path("values").get(0).asText();
        }
      }
    }
    return "";
  }

  boolean isScheduled() {
    return !Pods.nodeName(object).isEmpty();
  }

  boolean isOf(String hash) {
    return object.path("metadata").path("labels").path(HASH).asText("").equals(hash);
  }

  boolean isDeleting() {
    return Pods.isDeleting(object);
  }

  boolean hasFailed() {
    return Pods.phase(object).equals("Failed");
  }

  boolean hasSucceeded() {
    return Pods.phase(object).equals("Succeeded");
  }

  boolean isReady() {
    return Pods.isReady(object);
  }

  boolean isAvailable(long minReadySeconds, Instant now) {
    return Pods.isAvailable(object, minReadySeconds, now);
  }
}
