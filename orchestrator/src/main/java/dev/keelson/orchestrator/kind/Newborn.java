package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The first status of an object, and what else the server decides at its birth (the strategies' PrepareForCreate). */
final class Newborn {
  private static final String NAMESPACE_FINALIZER = "kubernetes";

  private Newborn() {}

  static void prepare(String kind, ObjectNode object) {
    switch (kind) {
      case "Pod" -> status(object).put("phase", "Pending").put("qosClass", QosClass.of(object.path("spec")));
      case "Namespace" -> {
        finalizer(object);
        status(object).put("phase", "Active");
      }
      case "PersistentVolume", "PersistentVolumeClaim" -> status(object).put("phase", "Pending");
      case "ReplicaSet", "ReplicationController" -> status(object).put("replicas", 0);
      case "StatefulSet" -> status(object).put("replicas", 0).put("availableReplicas", 0);
      case "DaemonSet" -> status(object).put("currentNumberScheduled", 0).put("numberMisscheduled", 0)
          .put("desiredNumberScheduled", 0).put("numberReady", 0);
      case "PodDisruptionBudget" -> status(object).put("disruptionsAllowed", 0).put("currentHealthy", 0)
          .put("desiredHealthy", 0).put("expectedPods", 0);
      case "HorizontalPodAutoscaler" -> status(object).put("desiredReplicas", 0).putNull("currentMetrics");
      case "Job" -> {
        JobSelector.generate(object);
        status(object);
      }
      case "Service", "Ingress" -> status(object).putObject("loadBalancer");
      case "Deployment", "CronJob", "Node", "ResourceQuota", "CertificateSigningRequest" -> status(object);
      default -> { }
    }
  }

  private static ObjectNode status(ObjectNode object) {
    return object.withObjectProperty("status");
  }

  private static void finalizer(ObjectNode namespace) {
    var finalizers = namespace.withObjectProperty("spec").withArrayProperty("finalizers");
    for (var each : finalizers) {
      if (each.asText().equals(NAMESPACE_FINALIZER)) {
        return;
      }
    }
    finalizers.add(NAMESPACE_FINALIZER);
  }

  /** A namespace's own finalizers change only through its subresource finalize. */
  static void keepFinalizers(ObjectNode object, ObjectNode old) {
    var finalizers = old.path("spec").path("finalizers");
    var spec = object.withObjectProperty("spec");
    if (finalizers.isEmpty()) {
      spec.remove("finalizers");
    } else {
      spec.set("finalizers", finalizers.deepCopy());
    }
  }
}
