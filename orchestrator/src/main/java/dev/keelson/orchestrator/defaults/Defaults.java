package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The defaults of all kinds. */
public final class Defaults {
  /** Kinds whose status is written as {@code {}} when there is none. */
  private static final Set<String> WITH_STATUS = Set.of("/Pod", "/Service", "/Namespace", "/Node", "/PersistentVolume",
      "/PersistentVolumeClaim", "/ReplicationController", "/ResourceQuota", "apps/Deployment", "apps/ReplicaSet",
      "apps/StatefulSet", "apps/DaemonSet", "batch/Job", "batch/CronJob", "autoscaling/HorizontalPodAutoscaler",
      "policy/PodDisruptionBudget", "networking.k8s.io/Ingress", "networking.k8s.io/ServiceCIDR",
      "certificates.k8s.io/CertificateSigningRequest", "flowcontrol.apiserver.k8s.io/FlowSchema",
      "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", "storage.k8s.io/VolumeAttachment",
      "apiregistration.k8s.io/APIService", "resource.k8s.io/ResourceClaim",
      "admissionregistration.k8s.io/ValidatingAdmissionPolicy");

  private static final Map<String, Consumer<ObjectNode>> KINDS = new HashMap<>();

  static {
    KINDS.putAll(CoreDefaults.KINDS);
    KINDS.putAll(WorkloadDefaults.KINDS);
    KINDS.putAll(AutoscalingDefaults.KINDS);
    KINDS.putAll(ClusterDefaults.KINDS);
    KINDS.putAll(AdmissionDefaults.KINDS);
  }

  private Defaults() {}

  /**
   * Fills in what the object leaves out. Kinds that are not known stay as they are.
   *
   * @param group empty for the core group
   * @param version decides where versions of a kind differ
   */
  public static void apply(String group, String version, String kind, ObjectNode object) {
    var key = group + "/" + kind;
    var versioned = KINDS.get(group + "/" + version + "/" + kind);
    (versioned != null ? versioned : KINDS.getOrDefault(key, any -> {})).accept(object);
    if (WITH_STATUS.contains(key)) {
      Fill.struct(object, "status");
    }
  }
}
