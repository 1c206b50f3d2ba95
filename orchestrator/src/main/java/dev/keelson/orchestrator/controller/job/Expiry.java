package dev.keelson.orchestrator.controller.job;

import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.controller.pods.Pods;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when a finished job is kept. */
final class Expiry {
  private Expiry() {}

  /** Empty for jobs that are not finished, kept for ever, or being deleted already. */
  static Optional<Instant> of(Job job) {
    var seconds = job.object().path("spec").path("ttlSecondsAfterFinished");
    if (!seconds.isNumber() || job.isDeleting()) {
      return Optional.empty();
    }
    return Stream.of(Job.COMPLETE, Job.FAILED)
        .filter(type -> Conditions.isTrue(job.object(), type))
        .flatMap(type -> Conditions.find(job.object(), type).stream())
        .flatMap(condition -> Pods.time(condition.path("lastTransitionTime")).stream())
        .findFirst()
        .map(finished -> finished.plusSeconds(seconds.asLong()));
  }
}
