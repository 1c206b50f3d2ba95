package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Templates;
import dev.keelson.orchestrator.object.Metadata;

/** Pods of a daemon set as they are created: for one node, and with what they put up with. */
final class Tailor {
  private Tailor() {}

  static ObjectNode pod(DaemonSet set, String node, String hash) {
    var pod = Templates.pod(set.template(), set.object());
    Metadata.of(pod).withObjectProperty("labels").put(DaemonPod.HASH, hash);
    var spec = pod.withObjectProperty("spec");
    spec.set("tolerations", Tolerations.of(set).all());
    // Which node is right has been decided by the old terms; the scheduler is only told the result.
    var required = spec.withObjectProperty("affinity").withObjectProperty("nodeAffinity")
        .putObject("requiredDuringSchedulingIgnoredDuringExecution");
    required.putArray("nodeSelectorTerms").addObject().putArray("matchFields").addObject()
        .put("key", "metadata.name").put("operator", "In").putArray("values").add(node);
    return pod;
  }
}
