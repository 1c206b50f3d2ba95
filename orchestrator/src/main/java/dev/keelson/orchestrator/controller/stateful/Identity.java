package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.controller.pods.Templates;
import dev.keelson.orchestrator.object.Metadata;

/** What belongs to an ordinal: the pod with its name, and its claims. */
final class Identity {
  private Identity() {}

  static String podName(StatefulSet set, int ordinal) {
    return set.name() + "-" + ordinal;
  }

  /** The pod of an ordinal, made from the template of a revision. */
  static ObjectNode pod(StatefulSet set, int ordinal, JsonNode template, String revision) {
    var pod = Templates.pod(template, set.object());
    var name = podName(set, ordinal);
    var metadata = Metadata.of(pod).put("name", name);
    metadata.remove("generateName");
    label(metadata.withObjectProperty("labels"), name, ordinal).put(SetPod.REVISION, revision);
    var spec = pod.withObjectProperty("spec").put("hostname", name);
    if (!set.serviceName().isEmpty()) {
      spec.put("subdomain", set.serviceName());
    }
    mount(spec, set, ordinal);
    return pod;
  }

  static ObjectNode label(ObjectNode labels, String name, int ordinal) {
    return labels.put(SetPod.NAME, name).put(SetPod.INDEX, Integer.toString(ordinal));
  }

  /** Volumes of claims take the place of those of the same name in the template. */
  private static void mount(ObjectNode spec, StatefulSet set, int ordinal) {
    var volumes = JsonNodeFactory.instance.arrayNode();
    for (var template : set.claimTemplates()) {
      volumes.addObject().put("name", Metadata.name(template))
          .putObject("persistentVolumeClaim").put("claimName", claimName(set, template, ordinal));
    }
    for (var volume : spec.path("volumes")) {
      if (volumes.valueStream().noneMatch(own -> own.path("name").equals(volume.path("name")))) {
        volumes.add(volume);
      }
    }
    if (!volumes.isEmpty()) {
      spec.set("volumes", volumes);
    }
  }

  static String claimName(StatefulSet set, JsonNode template, int ordinal) {
    return Metadata.name(template) + "-" + podName(set, ordinal);
  }

  /** A claim as it is created; it belongs to the set if it shall go with it. */
  static ObjectNode claim(StatefulSet set, JsonNode template, int ordinal) {
    var claim = (ObjectNode) template.deepCopy();
    claim.put("apiVersion", "v1").put("kind", "PersistentVolumeClaim").remove("status");
    var metadata = Metadata.of(claim)
        .put("name", claimName(set, template, ordinal))
        .put("namespace", Metadata.namespace(set.object()));
    var labels = metadata.withObjectProperty("labels");
    set.selectorLabels().properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
    if (set.deletesClaims()) {
      metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(set.object()));
    }
    return claim;
  }
}
