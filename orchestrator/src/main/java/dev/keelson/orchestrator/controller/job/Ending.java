package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.controller.pods.Conditions;
import java.util.Optional;

/** That a job is over, and why. First it is announced, then its pods go, then it is declared (KEP-3939, KEP-4368). */
record Ending(boolean isFailure, String reason, String message) {
  /** The condition that announces it. */
  String announcement() {
    return isFailure ? Job.FAILURE_TARGET : Job.SUCCESS_CRITERIA_MET;
  }

  /** The condition that declares it. */
  String declaration() {
    return isFailure ? Job.FAILED : Job.COMPLETE;
  }

  static Ending completed() {
    return new Ending(false, "CompletionsReached", "Reached expected number of succeeded pods");
  }

  private static Ending failed(String reason, String message) {
    return new Ending(true, reason, message);
  }

  /** Whether the job is over before its pods are looked after; what was announced once stays so. */
  static Optional<Ending> of(Observed observed, Tally tally) {
    return announced(observed.job())
        .or(() -> byFailurePolicy(observed))
        .or(() -> byLimit(observed, tally))
        .or(() -> byIndex(observed.job(), tally))
        .or(() -> bySuccessPolicy(observed.job(), tally));
  }

  private static Optional<Ending> announced(Job job) {
    return Conditions.find(job.object(), Job.FAILURE_TARGET).filter(Ending::isTrue).map(it -> read(true, it))
        .or(() -> Conditions.find(job.object(), Job.SUCCESS_CRITERIA_MET).filter(Ending::isTrue)
            .map(it -> read(false, it)));
  }

  private static boolean isTrue(JsonNode condition) {
    return condition.path("status").asText().equals("True");
  }

  private static Ending read(boolean isFailure, JsonNode condition) {
    return new Ending(isFailure, condition.path("reason").asText(""), condition.path("message").asText(""));
  }

  private static Optional<Ending> byFailurePolicy(Observed observed) {
    var policy = observed.job().failurePolicy();
    return observed.pods().stream()
        .filter(observed.job()::isFailure)
        .flatMap(pod -> policy.match(pod.object()).stream())
        .filter(match -> match.action() == FailurePolicy.Action.FAIL_JOB)
        .findFirst()
        .map(match -> failed("PodFailurePolicy", match.message()));
  }

  private static Optional<Ending> byLimit(Observed observed, Tally tally) {
    var job = observed.job();
    if (tally.failed() > job.backoffLimit() || restartedTooOften(observed)) {
      return Optional.of(failed("BackoffLimitExceeded", "Job has reached the specified backoff limit"));
    }
    return job.deadline()
        .filter(deadline -> !deadline.isAfter(observed.now()))
        .map(_ -> failed("DeadlineExceeded", "Job was active longer than specified deadline"));
  }

  /** Where containers are started again in place, that counts instead of failed pods. */
  private static boolean restartedTooOften(Observed observed) {
    if (!observed.job().restartsInPlace()) {
      return false;
    }
    int restarts = observed.pods().stream().mapToInt(JobPod::restarts).sum();
    return restarts >= Math.max(observed.job().backoffLimit(), 1);
  }

  private static Optional<Ending> byIndex(Job job, Tally tally) {
    int failed = tally.indexes().failed().map(IndexSet::total).orElse(0);
    if (failed == 0) {
      return Optional.empty();
    }
    if (failed > job.maxFailedIndexes().orElse(Integer.MAX_VALUE)) {
      return Optional.of(failed(
          "MaxFailedIndexesExceeded", "Job has exceeded the specified maximal number of failed indexes"));
    }
    return failed + tally.indexes().succeeded().total() >= job.completions().orElse(0)
        ? Optional.of(failed("FailedIndexes", "Job has failed indexes"))
        : Optional.empty();
  }

  private static Optional<Ending> bySuccessPolicy(Job job, Tally tally) {
    return job.successPolicy().met(tally.indexes().succeeded(), job.completions().orElse(0))
        .map(message -> new Ending(false, "SuccessPolicy", message));
  }
}
