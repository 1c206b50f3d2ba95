package dev.keelson.orchestrator.client.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells people about objects. Never waits, never fails. */
@FunctionalInterface
public interface EventRecorder {
  EventRecorder NONE = (_, _, _, _) -> { };

  /**
   * Records an event.
   *
   * @param about with apiVersion, kind and metadata
   * @param reason one word in CamelCase that programs may match on
   */
  void record(ObjectNode about, EventType type, String reason, String message);
}
