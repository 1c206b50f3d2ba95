package dev.keelson.orchestrator.controller.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;

/** A daemon set as its object says, with the defaults that the API server has filled in. */
record DaemonSet(ObjectNode object) {
  private JsonNode spec() {
    return object.path("spec");
  }

  String name() {
    return Metadata.name(object);
  }

  boolean isDeleting() {
    return Metadata.isDeleting(object);
  }

  JsonNode template() {
    return spec().path("template");
  }

  LabelSelector selector() {
    return LabelSelector.of(spec().path("selector"));
  }

  long minReadySeconds() {
    return spec().path("minReadySeconds").asLong(0);
  }

  int revisionHistoryLimit() {
    return spec().path("revisionHistoryLimit").asInt(10);
  }

  /** Whether pods are updated by whoever deletes them. */
  boolean updatesOnDelete() {
    return spec().path("updateStrategy").path("type").asText("").equals("OnDelete");
  }

  /** How many nodes may have a second pod during an update. */
  int maxSurge(int desired) {
    return updatesOnDelete() ? 0 : scaled("maxSurge", desired);
  }

  /** How many nodes may be without a pod during an update; one, if nothing else is allowed. */
  int maxUnavailable(int desired) {
    int unavailable = scaled("maxUnavailable", desired);
    return unavailable == 0 && maxSurge(desired) == 0 ? 1 : unavailable;
  }

  private int scaled(String field, int desired) {
    var value = spec().path("updateStrategy").path("rollingUpdate").path(field);
    if (!value.isTextual()) {
      return value.asInt(0);
    }
    var percent = value.asText().replace("%", "");
    return (int) Math.ceilDiv(Long.parseLong(percent) * desired, 100L);
  }
}
