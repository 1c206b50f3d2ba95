package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A job of a cron job, and what that wants to know of it. */
record ChildJob(ObjectNode object) {
  String uid() {
    return Metadata.uid(object);
  }

  String name() {
    return Metadata.name(object);
  }

  boolean hasSucceeded() {
    return Conditions.isTrue(object, "Complete");
  }

  boolean isFinished() {
    return finish().isPresent();
  }

  /** The type of the condition that ended it. */
  Optional<String> finish() {
    return Stream.of("Complete", "Failed").filter(type -> Conditions.isTrue(object, type)).findFirst();
  }

  Optional<Instant> startTime() {
    return Pods.time(object.path("status").path("startTime"));
  }

  Optional<Instant> completionTime() {
    return Pods.time(object.path("status").path("completionTime"));
  }
}
