package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the class that is marked as the default: the newest, when several are. */
final class DefaultClass {
  private static final Comparator<ObjectNode> NEWEST_FIRST = Comparator
      .comparing((ObjectNode each) -> text(each, "creationTimestamp")).reversed()
      .thenComparing(each -> text(each, "name"));

  private DefaultClass() {}

  static Optional<String> of(List<ObjectNode> classes, List<String> annotations) {
    return classes.stream()
        .filter(each -> annotations.stream().anyMatch(annotation -> isMarked(each, annotation)))
        .min(NEWEST_FIRST)
        .map(each -> text(each, "name"));
  }

  private static boolean isMarked(JsonNode each, String annotation) {
    return each.path("metadata").path("annotations").path(annotation).asText("").equals("true");
  }

  private static String text(JsonNode each, String field) {
    return each.path("metadata").path(field).asText("");
  }
}
