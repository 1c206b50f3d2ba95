package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.Schema;
import dev.keelson.orchestrator.schema.StructShape;
import java.time.Instant;
import java.util.Optional;

/** One object, and those who write it, at a time that the test sets. JSON has single quotes and bare names. */
final class Objects {
  static final Schema SCHEMA = Schema.load();

  private static final JsonMapper LENIENT = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
      .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
      .build();

  private final ManagedFields fields = new ManagedFields(() -> Instant.ofEpochSecond(this.seconds));
  private final StructShape shape;
  private final String apiVersion;
  private long seconds;
  private Optional<ObjectNode> live = Optional.empty();

  Objects(String apiVersion, String kind) {
    this.apiVersion = apiVersion;
    shape = SCHEMA.kind(apiVersion, kind).orElseThrow().shape();
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) LENIENT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  ObjectNode live() {
    return live.orElseThrow();
  }

  StructShape shape() {
    return shape;
  }

  /** Also the time of entries. */
  Objects at(long nowSeconds) {
    seconds = nowSeconds;
    return this;
  }

  /** Replaces the object; metadata.managedFields comes along unless the text has some. */
  Objects update(String manager, String text) {
    return update(manager, "", text);
  }

  Objects update(String manager, String subresource, String text) {
    var object = complete(text);
    fields.update(live, object, shape, new Writer(manager, apiVersion, subresource));
    live = Optional.of(object);
    return this;
  }

  Objects apply(String manager, String text) {
    return apply(manager, text, false);
  }

  Objects force(String manager, String text) {
    return apply(manager, text, true);
  }

  /** What would be; the object stays. */
  ObjectNode applied(Writer writer, ObjectNode wish, boolean force) {
    return fields.apply(live, wish, shape, writer, force);
  }

  Objects store(ObjectNode object) {
    live = Optional.of(object);
    return this;
  }

  String managers() {
    return live().path("metadata").path("managedFields").valueStream()
        .map(entry -> entry.path("manager").asText() + ":" + entry.path("operation").asText().charAt(0)
            + "@" + entry.path("time").asText().substring(17, 19) + entry.path("fieldsV1"))
        .toList().toString().replace("\"", "").replace("{}", "");
  }

  /** All but the account and what every object has. */
  JsonNode content() {
    var content = live().deepCopy();
    content.remove("apiVersion");
    content.remove("kind");
    if (content.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
      metadata.remove("name");
      if (metadata.isEmpty()) {
        content.remove("metadata");
      }
    }
    return content;
  }

  private Objects apply(String manager, String text, boolean force) {
    live = Optional.of(applied(new Writer(manager, apiVersion, ""), complete(text), force));
    return this;
  }

  ObjectNode complete(String text) {
    var object = json(text);
    object.put("apiVersion", apiVersion).put("kind", shape.type());
    object.withObjectProperty("metadata").put("name", "x");
    return object;
  }
}
