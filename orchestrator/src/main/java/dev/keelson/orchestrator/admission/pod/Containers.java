package dev.keelson.orchestrator.admission.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The containers of a pod's spec, for reading and for changing in place. */
public final class Containers {
  private Containers() {}

  /** Those that do the pod's work. */
  public static List<ObjectNode> regular(JsonNode spec) {
    return of(spec, "containers");
  }

  /** Those that run before, or from before. */
  public static List<ObjectNode> initial(JsonNode spec) {
    return of(spec, "initContainers");
  }

  /** All, in the order in which Kubernetes visits them: initial, regular, ephemeral. */
  public static List<ObjectNode> all(JsonNode spec) {
    return Stream.of(initial(spec), regular(spec), of(spec, "ephemeralContainers")).flatMap(List::stream).toList();
  }

  public static String name(JsonNode container) {
    return container.path("name").asText("");
  }

  private static List<ObjectNode> of(JsonNode spec, String field) {
    var containers = new ArrayList<ObjectNode>();
    for (var container : spec.path(field)) {
      if (container instanceof ObjectNode node) {
        containers.add(node);
      }
    }
    return containers;
  }
}
