package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.OptionalInt;

/** A pod of a stateful set, and what that wants to know of it. */
record SetPod(ObjectNode object) {
  static final String REVISION = "controller-revision-hash";
  static final String NAME = "statefulset.kubernetes.io/pod-name";
  static final String INDEX = "apps.kubernetes.io/pod-index";

  String name() {
    return Metadata.name(object);
  }

  /** What stands behind the set's name; empty if that is no number. */
  static OptionalInt ordinal(String set, String pod) {
    if (!pod.startsWith(set + "-")) {
      return OptionalInt.empty();
    }
    try {
      var text = pod.substring(set.length() + 1);
      int ordinal = Integer.parseInt(text);
      return ordinal >= 0 && text.equals(Integer.toString(ordinal)) ? OptionalInt.of(ordinal) : OptionalInt.empty();
    } catch (NumberFormatException foreign) {
      return OptionalInt.empty();
    }
  }

  /** The name of the revision that it was made from. */
  String revision() {
    return object.path("metadata").path("labels").path(REVISION).asText("");
  }

  boolean isPending() {
    return Pods.phase(object).equals("Pending");
  }

  boolean isTerminating() {
    return Pods.isDeleting(object);
  }

  boolean hasEnded() {
    return Pods.isEnded(object);
  }

  boolean hasFailed() {
    return Pods.phase(object).equals("Failed");
  }

  boolean isRunningAndReady() {
    return Pods.phase(object).equals("Running") && Pods.isReady(object);
  }

  boolean isAvailable(long minReadySeconds, Instant now) {
    return isRunningAndReady() && Pods.isAvailable(object, minReadySeconds, now);
  }

  boolean isHealthy() {
    return isRunningAndReady() && !isTerminating();
  }

  /** Whether it says itself who it is. */
  boolean knowsItself() {
    return object.path("metadata").path("labels").path(NAME).asText("").equals(name());
  }
}
