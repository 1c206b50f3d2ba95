package dev.keelson.orchestrator.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.schema.StructShape;
import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.value.Trees;

/** What an applier may not ask for. */
final class Wishes {
  private Wishes() {}

  static void check(ObjectNode wish, StructShape shape, Writer writer) {
    if (Trees.deeperThan(wish, Limits.DEPTH_MAX)) {
      throw Refusals.badRequest("the object is nested deeper than " + Limits.DEPTH_MAX + " levels");
    }
    var apiVersion = wish.path("apiVersion").asText();
    var kind = wish.path("kind").asText();
    if (!apiVersion.equals(writer.apiVersion()) || !kind.equals(shape.type())) {
      throw Refusals.badRequest("invalid object type: " + groupVersionKind(apiVersion, kind));
    }
    if (!Entries.in(wish).isMissingNode() && !Entries.in(wish).isNull()) {
      throw Refusals.badRequest("metadata.managedFields must be nil");
    }
    var errors = Typing.errors(wish, shape);
    if (!errors.isEmpty()) {
      throw Refusals.badRequest("failed to create typed patch object (%s/%s; %s): %s".formatted(
          wish.path("metadata").path("namespace").asText(), wish.path("metadata").path("name").asText(),
          groupVersionKind(apiVersion, kind), errors));
    }
  }

  /** As Go prints it: {@code apps/v1, Kind=Deployment}; {@code /v1, Kind=Pod}. */
  private static String groupVersionKind(String apiVersion, String kind) {
    return (apiVersion.contains("/") ? apiVersion : "/" + apiVersion) + ", Kind=" + kind;
  }
}
