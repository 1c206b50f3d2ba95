package dev.keelson.orchestrator.controller.replica;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.selector.LabelSelector;

/** The two kinds of objects that want a number of pods. */
public enum ReplicaKind {
  REPLICA_SET,
  REPLICATION_CONTROLLER;

  /** The name of its controller. */
  String controller() {
    return switch (this) {
      case REPLICA_SET -> "replicaset";
      case REPLICATION_CONTROLLER -> "replicationcontroller";
    };
  }

  ResourceType type() {
    return switch (this) {
      case REPLICA_SET -> ResourceTypes.REPLICA_SETS;
      case REPLICATION_CONTROLLER -> ResourceTypes.REPLICATION_CONTROLLERS;
    };
  }

  LabelSelector selector(JsonNode owner) {
    var selector = owner.path("spec").path("selector");
    return switch (this) {
      case REPLICA_SET -> LabelSelector.of(selector);
      case REPLICATION_CONTROLLER -> LabelSelector.ofLabels(selector);
    };
  }
}
