package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A port under which a pod serves.
 *
 * @param name of the service's port; may be empty, as may {@code appProtocol}
 */
record PortNumber(String name, int number, String protocol, String appProtocol) implements Comparable<PortNumber> {
  /** The service's ports as this pod has them: names may mean other numbers in other pods, and are unknown to some. */
  static List<PortNumber> of(JsonNode service, JsonNode pod) {
    var ports = new ArrayList<PortNumber>();
    for (var port : service.path("spec").path("ports")) {
      var protocol = port.path("protocol").asText("TCP");
      target(port, protocol, pod).ifPresent(number -> ports.add(new PortNumber(
          port.path("name").asText(""), number, protocol, port.path("appProtocol").asText(""))));
    }
    return ports;
  }

  private static OptionalInt target(JsonNode port, String protocol, JsonNode pod) {
    var target = port.path("targetPort");
    if (!target.isTextual()) {
      return OptionalInt.of(target.asInt(0) == 0 ? port.path("port").asInt() : target.asInt());
    }
    return containers(pod).flatMap(container -> container.path("ports").valueStream())
        .filter(each -> each.path("name").asText().equals(target.asText())
            && each.path("protocol").asText("TCP").equals(protocol))
        .mapToInt(each -> each.path("containerPort").asInt()).findFirst();
  }

  /** Those that run as long as the pod does. */
  private static Stream<JsonNode> containers(JsonNode pod) {
    var spec = pod.path("spec");
    return Stream.concat(spec.path("containers").valueStream(), spec.path("initContainers").valueStream()
        .filter(container -> container.path("restartPolicy").asText().equals("Always")));
  }

  /** As both Endpoints and EndpointSlices write them, except that these write empty names too. */
  static ArrayNode tree(Collection<PortNumber> ports, boolean withEmptyNames) {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var port : ports) {
      var tree = array.addObject();
      if (withEmptyNames || !port.name.isEmpty()) {
        tree.put("name", port.name);
      }
      tree.put("port", port.number).put("protocol", port.protocol);
      if (!port.appProtocol.isEmpty()) {
        tree.put("appProtocol", port.appProtocol);
      }
    }
    return array;
  }

  @Override
  public int compareTo(PortNumber other) {
    return Comparator.comparing(PortNumber::name).thenComparingInt(PortNumber::number)
        .thenComparing(PortNumber::protocol).thenComparing(PortNumber::appProtocol).compare(this, other);
  }
}
