package dev.keelson.orchestrator.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.value.Trees;

/**
 * How often the template of a DaemonSet has changed. apps/v1 has no field for it, so it stands in an annotation, as
 * Kubernetes' conversion from its internal form puts it there.
 */
final class TemplateGeneration {
  private static final String ANNOTATION = "deprecated.daemonset.template.generation";

  private TemplateGeneration() {}

  static void begin(ObjectNode daemons) {
    put(daemons, "1");
  }

  /** Clients cannot set it. */
  static void go(ObjectNode daemons, ObjectNode old) {
    var before = old.path("metadata").path("annotations").path(ANNOTATION).asText("1");
    boolean changed = !Trees.same(daemons.path("spec").path("template"), old.path("spec").path("template"));
    put(daemons, changed ? next(before) : before);
  }

  private static String next(String before) {
    return before.matches("\\d{1,17}") ? String.valueOf(Long.parseLong(before) + 1) : "1";
  }

  private static void put(ObjectNode daemons, String generation) {
    daemons.withObjectProperty("metadata").withObjectProperty("annotations").put(ANNOTATION, generation);
  }
}
