package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.object.Metadata;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** When what made the endpoints change has happened, for those who measure how long it takes. */
final class TriggerTime {
  private static final String ANNOTATION = "endpoints.kubernetes.io/last-change-trigger-time";

  private TriggerTime() {}

  /** The last change of a pod's readiness, or the service's birth. Texts of times sort as the times do. */
  static void write(ObjectNode object, ObjectNode service, Collection<ObjectNode> pods) {
    Stream.concat(Stream.of(Metadata.text(service, "creationTimestamp")),
            pods.stream().flatMap(pod -> Conditions.find(pod, "Ready").stream())
                .map(ready -> ready.path("lastTransitionTime").asText("")))
        .max(Comparator.naturalOrder()).filter(time -> !time.isEmpty())
        .ifPresent(time -> Metadata.of(object).withObjectProperty("annotations").put(ANNOTATION, time));
  }
}
