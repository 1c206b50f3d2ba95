package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One thing to be done about a ReplicaSet. */
sealed interface Step {
  record Create(ObjectNode set) implements Step {}

  /** Writes the ReplicaSet as it is to be, in the place of the one that was seen. */
  record Write(ObjectNode before, ObjectNode after) implements Step {}

  record Delete(ObjectNode set) implements Step {}
}
