package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Network, storage, access, scheduling, fairness, and what extends the API. */
final class ClusterDefaults {
  static final Map<String, Consumer<ObjectNode>> KINDS = Map.ofEntries(
      Map.entry("discovery.k8s.io/EndpointSlice", ClusterDefaults::endpointSlice),
      Map.entry("networking.k8s.io/NetworkPolicy", ClusterDefaults::networkPolicy),
      Map.entry("networking.k8s.io/IngressClass", ClusterDefaults::ingressClass),
      Map.entry("networking.k8s.io/Ingress", ClusterDefaults::ingress),
      Map.entry("storage.k8s.io/StorageClass", ClusterDefaults::storageClass),
      Map.entry("storage.k8s.io/CSIDriver", ClusterDefaults::csiDriver),
      Map.entry("rbac.authorization.k8s.io/RoleBinding", ClusterDefaults::binding),
      Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", ClusterDefaults::binding),
      Map.entry("scheduling.k8s.io/PriorityClass", priority ->
          Fill.text(priority, "preemptionPolicy", "PreemptLowerPriority")),
      Map.entry("node.k8s.io/RuntimeClass", runtime ->
          Fill.in(runtime, "overhead", overhead -> Fill.in(overhead, "podFixed", ResourceDefaults::amounts))),
      Map.entry("flowcontrol.apiserver.k8s.io/FlowSchema", schema ->
          Fill.numberOverZero(Fill.struct(schema, "spec"), "matchingPrecedence", 1000)),
      Map.entry("flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration", ClusterDefaults::priorityLevel),
      Map.entry("apiextensions.k8s.io/CustomResourceDefinition", ClusterDefaults::definition),
      Map.entry("apiregistration.k8s.io/APIService", service -> Fill.in(service, "spec", spec ->
          Fill.in(spec, "service", reference -> Fill.number(reference, "port", 443)))));

  private static final String RBAC = "rbac.authorization.k8s.io";

  private ClusterDefaults() {}

  private static void endpointSlice(ObjectNode slice) {
    Fill.each(slice, "ports", port -> {
      Fill.textIfAbsent(port, "name", "");
      Fill.text(port, "protocol", "TCP");
    });
  }

  private static void networkPolicy(ObjectNode policy) {
    var spec = Fill.struct(policy, "spec");
    Fill.struct(spec, "podSelector");
    for (var direction : new String[] {"ingress", "egress"}) {
      Fill.each(spec, direction, rule ->
          Fill.each(rule, "ports", port -> Fill.text(port, "protocol", "TCP")));
    }
    if (spec.path("policyTypes").isEmpty()) {
      var types = spec.putArray("policyTypes").add("Ingress");
      if (!spec.path("egress").isEmpty()) {
        types.add("Egress");
      }
    }
  }

  private static void ingressClass(ObjectNode ingressClass) {
    Fill.in(ingressClass, "spec", spec ->
        Fill.in(spec, "parameters", parameters -> Fill.text(parameters, "scope", "Cluster")));
  }

  private static void ingress(ObjectNode ingress) {
    Fill.struct(Fill.struct(ingress, "status"), "loadBalancer");
  }

  private static void storageClass(ObjectNode storageClass) {
    Fill.text(storageClass, "reclaimPolicy", "Delete");
    Fill.text(storageClass, "volumeBindingMode", "Immediate");
  }

  private static void csiDriver(ObjectNode driver) {
    var spec = Fill.struct(driver, "spec");
    Fill.flag(spec, "attachRequired", true);
    Fill.flag(spec, "podInfoOnMount", false);
    Fill.flag(spec, "storageCapacity", false);
    Fill.text(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
    if (spec.path("volumeLifecycleModes").isEmpty()) {
      spec.putArray("volumeLifecycleModes").add("Persistent");
    }
    Fill.flag(spec, "requiresRepublish", false);
    Fill.flag(spec, "seLinuxMount", false);
  }

  private static void binding(ObjectNode binding) {
    Fill.in(binding, "roleRef", role -> Fill.text(role, "apiGroup", RBAC));
    Fill.each(binding, "subjects", subject -> {
      if (!subject.path("kind").asText().equals("ServiceAccount")) {
        Fill.text(subject, "apiGroup", RBAC);
      }
    });
  }

  private static void priorityLevel(ObjectNode level) {
    var spec = Fill.struct(level, "spec");
    Fill.in(spec, "limited", limited -> {
      Fill.number(limited, "nominalConcurrencyShares", 30);
      Fill.number(limited, "lendablePercent", 0);
      Fill.in(limited, "limitResponse", response -> Fill.in(response, "queuing", queuing -> {
        Fill.numberOverZero(queuing, "queues", 64);
        Fill.numberOverZero(queuing, "handSize", 8);
        Fill.numberOverZero(queuing, "queueLengthLimit", 50);
      }));
    });
    if (spec.path("type").asText().equals("Exempt")) {
      var exempt = Fill.struct(spec, "exempt");
      Fill.number(exempt, "nominalConcurrencyShares", 0);
      Fill.number(exempt, "lendablePercent", 0);
    }
  }

  private static void definition(ObjectNode definition) {
    var spec = Fill.struct(definition, "spec");
    Fill.in(spec, "names", names -> {
      var kind = names.path("kind").asText();
      Fill.text(names, "singular", kind.toLowerCase(Locale.ROOT));
      if (!kind.isEmpty()) {
        Fill.text(names, "listKind", kind + "List");
      }
    });
    var conversion = Fill.struct(spec, "conversion");
    Fill.text(conversion, "strategy", "None");
    Fill.in(conversion, "webhook", webhook -> Fill.in(webhook, "clientConfig", client ->
        Fill.in(client, "service", service -> Fill.number(service, "port", 443))));
  }
}
