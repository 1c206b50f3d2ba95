package dev.keelson.orchestrator.scheduler.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.admission.pod.Amounts;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nodes from JSON. */
public final class NodeReader {
  private NodeReader() {}

  public static NodeFacts read(JsonNode node) {
    var spec = node.path("spec");
    var allocatable = Amounts.of(node.path("status").path("allocatable"));
    var podsMax = allocatable.find("pods").orElse(Quantity.ZERO).value();
    return new NodeFacts(Metadata.name(node), texts(node.path("metadata").path("labels")), taints(spec),
        spec.path("unschedulable").asBoolean(false), Resources.of(allocatable), (int) podsMax,
        images(node.path("status").path("images")));
  }

  private static List<Taint> taints(JsonNode spec) {
    var taints = new ArrayList<Taint>();
    spec.path("taints").forEach(taint -> taints.add(new Taint(taint.path("key").asText(""),
        taint.path("value").asText(""), Taint.Effect.of(taint.path("effect").asText("")))));
    return List.copyOf(taints);
  }

  private static Map<String, Long> images(JsonNode images) {
    var bytes = new HashMap<String, Long>();
    for (var image : images) {
      image.path("names").forEach(name -> bytes.put(name.asText(), image.path("sizeBytes").asLong(0)));
    }
    return Map.copyOf(bytes);
  }

  static Map<String, String> texts(JsonNode map) {
    var texts = new HashMap<String, String>();
    map.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return Map.copyOf(texts);
  }
}
