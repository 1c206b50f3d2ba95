package dev.keelson.orchestrator.openapi;

import java.util.List;

/**
 * A path and what may be done with it.
 *
 * @param path as {@code /api/v1/namespaces/{namespace}/pods}
 * @param parameters those in the path
 */
record PathEntry(String path, List<Parameter> parameters, List<Operation> operations) {
  PathEntry {
    parameters = List.copyOf(parameters);
    operations = List.copyOf(operations);
  }
}
