package dev.keelson.orchestrator.controller.job;

import static dev.keelson.orchestrator.controller.job.Scene.job;
import static dev.keelson.orchestrator.controller.job.Scene.observed;
import static dev.keelson.orchestrator.controller.job.Scene.plan;
import static dev.keelson.orchestrator.controller.job.Scene.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobPlanTest {
  private static final String INDEXED = "completionMode: 'Indexed', parallelism: 3, completions: 5";

  @ParameterizedTest
  @CsvSource({
      "parallelism: 2; completions: 5, '',             + +",
      "parallelism: 2; completions: 5, succeeded: 4,   +",
      "parallelism: 2; completions: 5, succeeded: 5,   ''",
      "parallelism: 0; completions: 5, '',             ''",
      "parallelism: 3,                 '',             + + +",
      "parallelism: 3,                 succeeded: 1,   ''",
      "parallelism: 3; suspend: true,  '',             ''",
      "parallelism: 1; completions: 1; backoffLimit: 0, failed: 1, BackoffLimitExceeded",
      "parallelism: 1; activeDeadlineSeconds: 60, '', DeadlineExceeded",
      "parallelism: 1; activeDeadlineSeconds: 61, '', +"})
  void a_job_without_pods(String spec, String status, String expected) {
    assertEquals(expected, plan(job(spec.replace(';', ','), status)));
  }

  @Test
  void pods_that_are_too_many_go_and_the_least_useful_first() {
    var job = job("parallelism: 1, completions: 5", "");
    assertEquals("-b", plan(job, pod("a", "Running ready"), pod("b", "Pending")));
  }

  @Test
  void a_suspended_job_has_no_pods() {
    var job = job("parallelism: 2, completions: 5, suspend: true", "");
    assertEquals("-a -b", plan(job, pod("a", "Running"), pod("b", "Pending"), pod("c", "Succeeded")));
  }

  @Test
  void a_queue_of_work_gets_no_more_pods_after_a_success() {
    var job = job("parallelism: 3", "");
    assertEquals("", plan(job, pod("a", "Succeeded"), pod("b", "Running")));
    assertEquals("+", plan(job, pod("a", "Running"), pod("b", "Running")));
  }

  @Test
  void a_failed_pod_is_replaced_after_a_pause_that_doubles() {
    var job = job("parallelism: 1, completions: 1", "");
    assertEquals("wait 8", plan(job, pod("a", "Failed at=2026-01-01T11:59:58Z")));
    assertEquals("+", plan(job, pod("a", "Failed at=2026-01-01T11:59:50Z")));
    assertEquals("wait 10",
        plan(job, pod("a", "Failed at=2026-01-01T11:59:10Z"), pod("b", "Failed at=2026-01-01T11:59:50Z")));
  }

  @Test
  void a_success_ends_the_pause() {
    var job = job("parallelism: 1, completions: 3", "");
    assertEquals("+",
        plan(job, pod("a", "Failed at=2026-01-01T11:59:58Z"), pod("b", "Succeeded at=2026-01-01T11:59:59Z")));
  }

  @Test
  void the_pause_has_an_end() {
    var last = Scene.NOW.minusSeconds(1);
    assertEquals(Duration.ofSeconds(599), new Backoff(40, last).remaining(Scene.NOW));
    assertEquals(Duration.ofSeconds(319), new Backoff(6, last).remaining(Scene.NOW));
  }

  @Test
  void restarts_in_place_count_as_failures() {
    var job = job("parallelism: 1, backoffLimit: 3, template: {spec: {restartPolicy: 'OnFailure'}}", "");
    var pod = pod("a", "Running");
    pod.object().withObjectProperty("status").putArray("containerStatuses").addObject().put("restartCount", 2);
    assertEquals("", plan(job, pod));
    assertEquals("BackoffLimitExceeded -a -b", plan(job, pod, new JobPod(renamed(pod, "b"))));
  }

  private static ObjectNode renamed(JobPod pod, String name) {
    var copy = pod.object().deepCopy();
    copy.withObjectProperty("metadata").put("name", name).put("uid", name);
    return copy;
  }

  @Test
  void a_vanishing_pod_is_a_failure_unless_the_job_waits_for_its_end() {
    var job = job("parallelism: 1, completions: 1, backoffLimit: 0", "");
    assertEquals("BackoffLimitExceeded", plan(job, pod("a", "Running deleting")));
    var patient = job("parallelism: 1, completions: 1, backoffLimit: 0, podReplacementPolicy: 'Failed'", "");
    assertEquals("", plan(patient, pod("a", "Running deleting")));
  }

  @Test
  void pods_get_the_lowest_free_indexes() {
    var job = job(INDEXED, "completedIndexes: '0'");
    assertEquals("+2 +4", plan(job, pod("a", "Running index=3"), pod("b", "Succeeded index=1")));
  }

  @Test
  void one_pod_of_an_index_is_enough() {
    var job = job(INDEXED, "");
    assertEquals("-b -c -d", plan(job, pod("a", "Running ready index=1"), pod("b", "Pending index=1"),
        pod("c", "Running index=5"), pod("d", "Running")));
  }

  @Test
  void an_index_fails_for_good_after_its_own_limit() {
    var job = job(INDEXED + ", backoffLimitPerIndex: 1, backoffLimit: 2147483647", "");
    assertEquals("+1 +2 wait 8", plan(job, pod("a", "Failed index=0 failures=0 at=2026-01-01T11:59:58Z")));
    assertEquals("+1 +2 +3", plan(job, pod("a", "Failed index=0 failures=1 at=2026-01-01T11:59:58Z")));
  }

  @Test
  void a_job_with_failed_indexes_goes_on_until_all_others_are_done() {
    var job = job(INDEXED + ", backoffLimitPerIndex: 0", "completedIndexes: '0-2', failedIndexes: '3'");
    assertEquals("+4", plan(job));
    assertEquals("FailedIndexes", plan(job, pod("a", "Succeeded index=4")));
    var strict = job(INDEXED + ", backoffLimitPerIndex: 0, maxFailedIndexes: 1", "failedIndexes: '1,3'");
    assertEquals("MaxFailedIndexesExceeded", plan(strict));
  }

  @Test
  void rules_about_failures_are_asked_in_their_order() {
    var policy = """
        parallelism: 1, completions: 1, backoffLimit: 0, podFailurePolicy: {rules: [
          {action: 'Ignore', onPodConditions: [{type: 'DisruptionTarget', status: 'True'}]},
          {action: 'FailJob', onExitCodes: {operator: 'In', values: [42]}},
          {action: 'Ignore', onExitCodes: {containerName: 'c', operator: 'NotIn', values: [1, 2]}}]}""";
    assertEquals("PodFailurePolicy", plan(job(policy, ""), pod("a", "Failed exit=42")));
    assertEquals("BackoffLimitExceeded", plan(job(policy, ""), pod("a", "Failed exit=2")));
    assertEquals("wait 10", plan(job(policy, ""), pod("a", "Failed exit=3 at=2026-01-01T12:00:00Z")));
    var message = Ending.of(observed(job(policy, ""), pod("a", "Failed exit=42")),
        Tally.of(observed(job(policy, "")))).orElseThrow().message();
    assertEquals("Container c for pod default/a failed with exit code 42 matching FailJob rule at index 1", message);
  }

  @Test
  void some_indexes_may_be_enough_for_success() {
    var job = job(INDEXED + ", successPolicy: {rules: [{succeededIndexes: '0-2', succeededCount: 2}]}",
        "completedIndexes: '0,4'");
    assertEquals("+1 +2", plan(job, pod("a", "Running index=3")));
    assertEquals("SuccessPolicy -a", plan(job, pod("a", "Running index=3"), pod("b", "Succeeded index=2")));
  }

  @Test
  void what_was_announced_once_stays_so() {
    var job = job("parallelism: 1, completions: 1",
        "conditions: [{type: 'FailureTarget', status: 'True', reason: 'DeadlineExceeded', message: 'm'}]");
    assertEquals("DeadlineExceeded -a", plan(job, pod("a", "Running")));
  }

  @Test
  void nothing_is_created_while_earlier_work_is_not_seen_yet() {
    var job = job("parallelism: 2", "");
    var observed = new Observed(job, List.of(), Set.of(), Backoff.NONE, false, Scene.NOW);
    var plan = JobPlan.of(observed, Tally.of(observed));
    assertTrue(plan.creations().isEmpty());
    assertFalse(plan.managed());
  }
}
