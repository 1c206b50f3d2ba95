package dev.keelson.orchestrator.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of metadata that the machinery works with. All methods take the whole object. */
public final class Metadata {
  private Metadata() {}

  public static ObjectNode of(ObjectNode object) {
    return object.withObjectProperty("metadata");
  }

  /** Empty when absent. */
  public static String text(JsonNode object, String field) {
    return object.path("metadata").path(field).asText("");
  }

  public static String name(JsonNode object) {
    return text(object, "name");
  }

  public static String namespace(JsonNode object) {
    return text(object, "namespace");
  }

  public static String uid(JsonNode object) {
    return text(object, "uid");
  }

  /** Empty when absent; opaque to clients, the store's revision to us. */
  public static String resourceVersion(JsonNode object) {
    return text(object, "resourceVersion");
  }

  public static long generation(JsonNode object) {
    return object.path("metadata").path("generation").asLong(0);
  }

  public static boolean isDeleting(JsonNode object) {
    return object.path("metadata").hasNonNull("deletionTimestamp");
  }

  public static List<String> finalizers(JsonNode object) {
    var all = new ArrayList<String>();
    object.path("metadata").path("finalizers").forEach(each -> all.add(each.asText()));
    return all;
  }

  /** An empty list leaves the field out. */
  public static void finalizers(ObjectNode object, List<String> finalizers) {
    var metadata = of(object);
    metadata.remove("finalizers");
    if (!finalizers.isEmpty()) {
      var array = metadata.putArray("finalizers");
      finalizers.forEach(array::add);
    }
  }

  /** Gives the new object the old one's value of a field, or none. */
  public static void keep(ObjectNode object, JsonNode old, String field) {
    var value = old.path("metadata").path(field);
    if (value.isMissingNode()) {
      of(object).remove(field);
    } else {
      of(object).set(field, value.deepCopy());
    }
  }
}
