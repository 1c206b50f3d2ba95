package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Pods and pod templates. Some things are filled in for pods only, so that templates stay as they were written. */
final class PodDefaults {
  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private PodDefaults() {}

  static void pod(ObjectNode pod) {
    var spec = Fill.struct(pod, "spec");
    spec(spec);
    for (var list : CONTAINERS) {
      Fill.each(spec, list, PodDefaults::requests);
      if (spec.path("hostNetwork").asBoolean()) {
        Fill.each(spec, list, PodDefaults::hostPorts);
      }
    }
    Fill.flag(spec, "enableServiceLinks", true);
    Fill.text(Fill.struct(pod, "status"), "phase", "Pending");
  }

  /** What is not asked for is asked for as much as may be used. */
  private static void requests(ObjectNode container) {
    Fill.in(container, "resources", resources -> Fill.in(resources, "limits", limits -> {
      if (!limits.isEmpty()) {
        Fill.entries(Fill.struct(resources, "requests"), limits);
      }
    }));
  }

  private static void hostPorts(ObjectNode container) {
    Fill.each(container, "ports", port ->
        Fill.numberOverZero(port, "hostPort", port.path("containerPort").asInt()));
  }

  /** The template that a workload has under this name. */
  static void template(ObjectNode owner, String field) {
    Fill.in(owner, field, template -> {
      Fill.struct(template, "metadata");
      spec(Fill.struct(template, "spec"));
    });
  }

  static void spec(ObjectNode spec) {
    Fill.each(spec, "volumes", VolumeDefaults::volume);
    Fill.each(spec, "initContainers", ContainerDefaults::container);
    Fill.each(spec, "containers", ContainerDefaults::container);
    Fill.each(spec, "ephemeralContainers", ContainerDefaults::container);
    Fill.text(spec, "restartPolicy", "Always");
    Fill.number(spec, "terminationGracePeriodSeconds", 30);
    Fill.text(spec, "dnsPolicy", "ClusterFirst");
    Fill.struct(spec, "securityContext");
    Fill.text(spec, "schedulerName", "default-scheduler");
    account(spec);
    Fill.in(spec, "resources", ResourceDefaults::requirements);
    Fill.in(spec, "overhead", ResourceDefaults::amounts);
  }

  /** {@code serviceAccount} is the old name of the same thing. */
  private static void account(ObjectNode spec) {
    var name = spec.path("serviceAccountName").asText();
    var account = name.isEmpty() ? spec.path("serviceAccount").asText() : name;
    if (!account.isEmpty()) {
      spec.put("serviceAccountName", account).put("serviceAccount", account);
    }
  }
}
