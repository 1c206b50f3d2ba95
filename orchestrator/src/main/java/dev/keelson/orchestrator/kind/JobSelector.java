package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Jobs find their pods by labels that no other job can have (batch strategy's generateSelector). */
final class JobSelector {
  private static final String UID = "batch.kubernetes.io/controller-uid";
  private static final String UID_BEFORE = "controller-uid";
  private static final String NAME = "batch.kubernetes.io/job-name";
  private static final String NAME_BEFORE = "job-name";

  private JobSelector() {}

  static void generate(ObjectNode job) {
    var spec = job.withObjectProperty("spec");
    if (spec.path("manualSelector").asBoolean(false)) {
      return;
    }
    var name = job.path("metadata").path("name").asText("");
    var uid = job.path("metadata").path("uid").asText("");
    var labels = spec.withObjectProperty("template").withObjectProperty("metadata").withObjectProperty("labels");
    labels.put(UID, uid).put(UID_BEFORE, uid).put(NAME, name).put(NAME_BEFORE, name);
    spec.withObjectProperty("selector").withObjectProperty("matchLabels").put(UID, uid);
  }
}
