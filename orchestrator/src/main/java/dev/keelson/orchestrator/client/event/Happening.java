package dev.keelson.orchestrator.client.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.time.Instant;

/** One thing that was told about one object. */
record Happening(Subject about, EventType type, String reason, String message, Instant at) {
  /** Events about objects of the cluster are kept in this namespace. */
  private static final String CLUSTER_NAMESPACE = "default";

  /** The object, as an ObjectReference names it. */
  record Subject(
      String apiVersion, String kind, String namespace, String name, String uid, String resourceVersion) {
    static Subject of(ObjectNode object) {
      return new Subject(object.path("apiVersion").asText(""), object.path("kind").asText(""),
          Metadata.namespace(object), Metadata.name(object), Metadata.uid(object), Metadata.resourceVersion(object));
    }

    /** Later versions of it are the same object. */
    Subject whateverVersion() {
      return new Subject(apiVersion, kind, namespace, name, uid, "");
    }
  }

  String namespace() {
    return about.namespace().isEmpty() ? CLUSTER_NAMESPACE : about.namespace();
  }

  /** The Event to create; its name has the moment in it, as upstream's has. */
  ObjectNode event(EventSource source, String text) {
    var time = Times.seconds(at);
    var event = JsonNodeFactory.instance.objectNode();
    long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    event.putObject("metadata")
        .put("name", about.name() + "." + Long.toHexString(nanos)).put("namespace", namespace());
    event.putObject("involvedObject").put("kind", about.kind()).put("namespace", about.namespace())
        .put("name", about.name()).put("uid", about.uid()).put("apiVersion", about.apiVersion())
        .put("resourceVersion", about.resourceVersion());
    event.put("reason", reason).put("message", text);
    var from = event.putObject("source").put("component", source.component());
    if (!source.host().isEmpty()) {
      from.put("host", source.host());
    }
    return event.put("firstTimestamp", time).put("lastTimestamp", time).put("count", 1).put("type", type.text())
        .put("reportingComponent", source.component()).put("reportingInstance", source.host());
  }
}
