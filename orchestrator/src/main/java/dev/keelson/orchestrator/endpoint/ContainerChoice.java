package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Refusals;
import java.util.ArrayList;
import java.util.List;

/** Which container of a pod is meant (registry/core/pod's LogLocation and streamLocation). */
final class ContainerChoice {
  private static final List<String> KINDS = List.of("containers", "initContainers", "ephemeralContainers");

  private ContainerChoice() {}

  /** @param asked may be empty */
  static String of(ObjectNode pod, String asked) {
    var spec = pod.path("spec");
    if (!asked.isEmpty()) {
      if (KINDS.stream().noneMatch(kind -> names(spec.path(kind)).contains(asked))) {
        throw Refusals.badRequest("container " + asked + " is not valid for pod " + Metadata.name(pod));
      }
      return asked;
    }
    var usual = names(spec.path("containers"));
    if (usual.size() == 1) {
      return usual.getFirst();
    }
    var text = new StringBuilder("a container name must be specified for pod ").append(Metadata.name(pod));
    text.append(", choose one of: ").append(list(usual));
    var first = names(spec.path("initContainers"));
    if (!first.isEmpty()) {
      text.append(" or one of the init containers: ").append(list(first));
    }
    throw Refusals.badRequest(text.toString());
  }

  private static List<String> names(JsonNode containers) {
    var names = new ArrayList<String>();
    containers.forEach(container -> names.add(container.path("name").asText()));
    return names;
  }

  private static String list(List<String> names) {
    return "[" + String.join(" ", names) + "]";
  }
}
