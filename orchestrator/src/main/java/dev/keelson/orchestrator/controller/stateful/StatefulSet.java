package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;

/** A stateful set as its object says, with the defaults that the API server has filled in. */
record StatefulSet(ObjectNode object) {
  private JsonNode spec() {
    return object.path("spec");
  }

  String name() {
    return Metadata.name(object);
  }

  int replicas() {
    return spec().path("replicas").asInt(1);
  }

  /** The lowest ordinal. */
  int start() {
    return spec().path("ordinals").path("start").asInt(0);
  }

  boolean hasOrdinal(int ordinal) {
    return ordinal >= start() && ordinal < start() + replicas();
  }

  /** Whether pods wait for those before them. */
  boolean isOrdered() {
    return !spec().path("podManagementPolicy").asText("").equals("Parallel");
  }

  /** Whether pods are updated by whoever deletes them. */
  boolean updatesOnDelete() {
    return spec().path("updateStrategy").path("type").asText("").equals("OnDelete");
  }

  /** How many of the first pods stay as they are. */
  int partition() {
    return updatesOnDelete() ? 0
        : spec().path("updateStrategy").path("rollingUpdate").path("partition").asInt(0);
  }

  long minReadySeconds() {
    return spec().path("minReadySeconds").asLong(0);
  }

  int revisionHistoryLimit() {
    return spec().path("revisionHistoryLimit").asInt(10);
  }

  String serviceName() {
    return spec().path("serviceName").asText("");
  }

  JsonNode claimTemplates() {
    return spec().path("volumeClaimTemplates");
  }

  /** Whether claims go with the set. */
  boolean deletesClaims() {
    return retention("whenDeleted").equals("Delete");
  }

  /** Whether claims go with pods that are too many. */
  boolean deletesClaimsWhenScaled() {
    return retention("whenScaled").equals("Delete");
  }

  private String retention(String when) {
    return spec().path("persistentVolumeClaimRetentionPolicy").path(when).asText("Retain");
  }

  LabelSelector selector() {
    return LabelSelector.of(spec().path("selector"));
  }

  JsonNode selectorLabels() {
    return spec().path("selector").path("matchLabels");
  }

  /** The name of the revision that it had before the update that goes on; empty at first. */
  String currentRevision() {
    return object.path("status").path("currentRevision").asText("");
  }

  boolean isDeleting() {
    return Metadata.isDeleting(object);
  }
}
