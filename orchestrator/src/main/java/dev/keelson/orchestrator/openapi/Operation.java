package dev.keelson.orchestrator.openapi;

import dev.keelson.orchestrator.resource.GroupVersion;
import java.util.List;

/**
 * One method of one path.
 *
 * @param method of HTTP, in lower case
 * @param action as {@code x-kubernetes-action} names it
 * @param id unique in a document
 * @param body the schema of what is sent; empty for nothing
 * @param answer the schema of what comes back; empty for text
 * @param version the kind's own, which for scale and the like is not the resource's
 */
record Operation(
    String method,
    String action,
    String id,
    String body,
    String answer,
    GroupVersion version,
    String kind,
    List<Parameter> parameters) {
  Operation {
    parameters = List.copyOf(parameters);
  }

  boolean isPatch() {
    return method.equals("patch");
  }

  boolean isList() {
    return action.equals("list");
  }
}
