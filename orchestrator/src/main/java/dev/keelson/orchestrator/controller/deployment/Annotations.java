package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.util.OptionalInt;
import java.util.Set;

/** Annotations of a Deployment and its ReplicaSets, as kubectl rollout reads them (kubernetes' deploymentutil). */
final class Annotations {
  static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  private static final String MOST = "deployment.kubernetes.io/max-replicas";

  /** What belongs to one object and not to the other. */
  private static final Set<String> OWN = Set.of("kubectl.kubernetes.io/last-applied-configuration", REVISION, HISTORY,
      DESIRED, MOST, "deprecated.deployment.rollback.to");

  private static final int HISTORY_CHARACTERS_MAX = 2_000;

  private Annotations() {}

  static String text(JsonNode object, String name) {
    return object.path("metadata").path("annotations").path(name).asText("");
  }

  /** The number of a ReplicaSet's template; 0 when there is none. */
  static long revision(JsonNode set) {
    var text = text(set, REVISION);
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException edited) {
      return 0;
    }
  }

  /** How many pods the Deployment wanted when the ReplicaSet was last scaled. */
  static OptionalInt desired(JsonNode set) {
    return number(set, DESIRED);
  }

  /** How many pods the Deployment could have had when the ReplicaSet was last scaled. */
  static OptionalInt most(JsonNode set) {
    return number(set, MOST);
  }

  private static OptionalInt number(JsonNode set, String name) {
    try {
      return OptionalInt.of(Integer.parseInt(text(set, name)));
    } catch (NumberFormatException absent) {
      return OptionalInt.empty();
    }
  }

  /** Notes on a ReplicaSet for which size of the Deployment it was scaled. */
  static void scaledFor(ObjectNode set, Bounds bounds) {
    put(set, DESIRED, Integer.toString(bounds.replicas()));
    put(set, MOST, Integer.toString(bounds.most()));
  }

  /** Copies what users have written on the Deployment. */
  static void copy(ObjectNode deployment, ObjectNode set) {
    deployment.path("metadata").path("annotations").properties().stream()
        .filter(annotation -> !OWN.contains(annotation.getKey()))
        .forEach(annotation -> put(set, annotation.getKey(), annotation.getValue().asText()));
  }

  /** Gives a ReplicaSet a higher number; one that it had before goes to its history: its template is used again. */
  static void raise(ObjectNode set, long revision) {
    long before = revision(set);
    if (before >= revision) {
      return;
    }
    var old = text(set, REVISION);
    put(set, REVISION, Long.toString(revision));
    if (!old.isEmpty()) {
      put(set, HISTORY, lengthened(text(set, HISTORY), old));
    }
  }

  /** The oldest are forgotten when there are too many to tell. */
  private static String lengthened(String history, String revision) {
    var longer = history.isEmpty() ? revision : history + "," + revision;
    while (longer.length() > HISTORY_CHARACTERS_MAX) {
      longer = longer.substring(longer.indexOf(',') + 1);
    }
    return longer;
  }

  static void put(ObjectNode object, String name, String value) {
    Metadata.of(object).withObjectProperty("annotations").put(name, value);
  }
}
