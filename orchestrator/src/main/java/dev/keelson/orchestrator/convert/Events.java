package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** events.k8s.io/v1 and core/v1 events are one thing under other names (events/v1 conversion.go). */
final class Events {
  private static final Map<String, String> CORE_NAMES = Map.of(
      "regarding", "involvedObject",
      "note", "message",
      "reportingController", "reportingComponent",
      "deprecatedSource", "source",
      "deprecatedFirstTimestamp", "firstTimestamp",
      "deprecatedLastTimestamp", "lastTimestamp",
      "deprecatedCount", "count");

  private Events() {}

  static ObjectNode toCore(ObjectNode event) {
    CORE_NAMES.forEach((ours, core) -> Fields.rename(event, ours, core));
    return event;
  }

  static ObjectNode fromCore(ObjectNode event) {
    CORE_NAMES.forEach((ours, core) -> Fields.rename(event, core, ours));
    return event;
  }
}
