package dev.keelson.orchestrator.defaults;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Amounts of resources: kept in thousandths at the finest. */
final class ResourceDefaults {
  private ResourceDefaults() {}

  static void requirements(ObjectNode resources) {
    Fill.in(resources, "limits", ResourceDefaults::amounts);
    Fill.in(resources, "requests", ResourceDefaults::amounts);
  }

  static void amounts(ObjectNode amounts) {
  }
}
