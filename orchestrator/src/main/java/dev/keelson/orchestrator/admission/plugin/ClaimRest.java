package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What of a claim a node may not touch. */
final class ClaimRest {
  private ClaimRest() {}

  static ObjectNode of(ObjectNode claim) {
    var rest = claim.deepCopy();
    rest.withObjectProperty("metadata").remove(List.of("resourceVersion", "managedFields"));
    rest.withObjectProperty("status")
        .remove(List.of("capacity", "conditions", "allocatedResources", "allocatedResourceStatuses"));
    return rest;
  }
}
