package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** The core group. */
final class CoreDefaults {
  static final Map<String, Consumer<ObjectNode>> KINDS = Map.ofEntries(
      Map.entry("/Pod", PodDefaults::pod),
      Map.entry("/PodTemplate", template -> PodDefaults.template(template, "template")),
      Map.entry("/ReplicationController", CoreDefaults::replicationController),
      Map.entry("/Service", ServiceDefaults::service),
      Map.entry("/Endpoints", CoreDefaults::endpoints),
      Map.entry("/Secret", CoreDefaults::secret),
      Map.entry("/Namespace", CoreDefaults::namespace),
      Map.entry("/Node", CoreDefaults::node),
      Map.entry("/LimitRange", CoreDefaults::limitRange),
      Map.entry("/ResourceQuota", CoreDefaults::quota),
      Map.entry("/PersistentVolume", VolumeDefaults::persistentVolume),
      Map.entry("/PersistentVolumeClaim", VolumeDefaults::claim));

  private CoreDefaults() {}

  private static void replicationController(ObjectNode controller) {
    var spec = Fill.struct(controller, "spec");
    Fill.number(spec, "replicas", 1);
    PodDefaults.template(spec, "template");
    if (spec.path("template").path("metadata").path("labels") instanceof ObjectNode labels && !labels.isEmpty()) {
      if (spec.path("selector").isEmpty()) {
        spec.set("selector", labels.deepCopy());
      }
      var metadata = Fill.struct(controller, "metadata");
      if (metadata.path("labels").isEmpty()) {
        metadata.set("labels", labels.deepCopy());
      }
    }
  }

  private static void endpoints(ObjectNode endpoints) {
    Fill.each(endpoints, "subsets", subset ->
        Fill.each(subset, "ports", port -> Fill.text(port, "protocol", "TCP")));
  }

  /** Text can be given unencoded; it is never given back so. */
  private static void secret(ObjectNode secret) {
    Fill.text(secret, "type", "Opaque");
    Fill.in(secret, "stringData", texts -> {
      var data = Fill.struct(secret, "data");
      texts.properties().forEach(text -> data.put(text.getKey(), Base64.getEncoder()
          .encodeToString(text.getValue().asText().getBytes(StandardCharsets.UTF_8))));
    });
    secret.remove("stringData");
  }

  private static void namespace(ObjectNode namespace) {
    var metadata = Fill.struct(namespace, "metadata");
    var name = metadata.path("name").asText();
    if (!name.isEmpty()) {
      Fill.struct(metadata, "labels").put("kubernetes.io/metadata.name", name);
    }
    Fill.text(Fill.struct(namespace, "status"), "phase", "Active");
  }

  private static void node(ObjectNode node) {
    Fill.in(node, "status", status -> {
      Fill.in(status, "capacity", ResourceDefaults::amounts);
      Fill.in(status, "allocatable", ResourceDefaults::amounts);
      Fill.in(status, "capacity", capacity -> Fill.value(status, "allocatable", capacity));
    });
  }

  private static void limitRange(ObjectNode range) {
    Fill.in(range, "spec", spec -> Fill.each(spec, "limits", CoreDefaults::limit));
  }

  private static void limit(ObjectNode limit) {
    for (var field : new String[] {"max", "min", "default", "defaultRequest", "maxLimitRequestRatio"}) {
      Fill.in(limit, field, ResourceDefaults::amounts);
    }
    if (limit.path("type").asText().equals("Container")) {
      var initial = Fill.struct(limit, "default");
      Fill.entries(initial, limit.path("max"));
      var request = Fill.struct(limit, "defaultRequest");
      Fill.entries(request, initial);
      Fill.entries(request, limit.path("min"));
    }
  }

  private static void quota(ObjectNode quota) {
    Fill.in(quota, "spec", spec -> Fill.in(spec, "hard", ResourceDefaults::amounts));
    Fill.in(quota, "status", status -> {
      Fill.in(status, "hard", ResourceDefaults::amounts);
      Fill.in(status, "used", ResourceDefaults::amounts);
    });
  }
}
