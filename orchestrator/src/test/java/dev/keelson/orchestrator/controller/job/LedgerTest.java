package dev.keelson.orchestrator.controller.job;

import static dev.keelson.orchestrator.controller.job.Scene.job;
import static dev.keelson.orchestrator.controller.job.Scene.pod;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.controller.pods.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Job THREE = job("parallelism: 3, completions: 3", "");

  private static Ledger open(Job job, Optional<Ending> ending, JobPod... pods) {
    var observed = Scene.observed(job, pods);
    return new Ledger(observed, Tally.of(observed), ending, Work.NONE);
  }

  private static Set<String> uids(Ledger ledger) {
    return ledger.releasable().stream().map(JobPod::uid).collect(Collectors.toSet());
  }

  @Test
  void an_ended_pod_is_written_down_before_it_is_counted() {
    var ledger = open(THREE, Optional.empty(), pod("a", "Succeeded"), pod("b", "Failed"), pod("c", "Running ready"));
    assertEquals(new Uncounted(List.of("a"), List.of("b")), Uncounted.of(ledger.status()));
    assertEquals(0, ledger.status().path("succeeded").asInt());
    assertEquals(1, ledger.status().path("active").asInt());
    assertEquals(1, ledger.status().path("ready").asInt());
    assertEquals(Set.of("a", "b"), uids(ledger));

    ledger.released(Set.of("a", "b"));
    assertTrue(Uncounted.of(ledger.status()).isEmpty());
    assertEquals(1, ledger.status().path("succeeded").asInt());
    assertEquals(1, ledger.status().path("failed").asInt());
  }

  @Test
  void a_pod_that_keeps_its_finalizer_stays_uncounted() {
    var ledger = open(THREE, Optional.empty(), pod("a", "Succeeded"), pod("b", "Succeeded"));
    ledger.released(Set.of("b"));
    assertEquals(new Uncounted(List.of("a"), List.of()), Uncounted.of(ledger.status()));
    assertEquals(1, ledger.status().path("succeeded").asInt());
  }

  @Test
  void what_was_written_down_is_not_written_down_again() {
    var job = job("parallelism: 3, completions: 3", "uncountedTerminatedPods: {succeeded: ['a', 'x']}");
    var ledger = open(job, Optional.empty(), pod("a", "Succeeded"));
    assertEquals(new Uncounted(List.of("a"), List.of()), Uncounted.of(ledger.status()));
    assertEquals(1, ledger.status().path("succeeded").asInt());
    assertEquals(Set.of("a"), uids(ledger));
  }

  @Test
  void a_pod_without_finalizer_has_been_counted() {
    var job = job("parallelism: 3, completions: 3", "succeeded: 1");
    var ledger = open(job, Optional.empty(), pod("a", "Succeeded released"));
    assertEquals(1, ledger.status().path("succeeded").asInt());
    assertTrue(ledger.releasable().isEmpty());
  }

  @Test
  void a_success_of_an_index_is_known_by_its_index() {
    var job = job("completionMode: 'Indexed', parallelism: 3, completions: 9", "completedIndexes: '0,1', succeeded: 2");
    var ledger = open(job, Optional.empty(), pod("a", "Succeeded index=2"), pod("b", "Succeeded index=1"));
    assertEquals("0-2", ledger.status().path("completedIndexes").asText());
    assertEquals(3, ledger.status().path("succeeded").asInt());
    assertTrue(Uncounted.of(ledger.status()).isEmpty());
    assertEquals(Set.of("a", "b"), uids(ledger));
  }

  @Test
  void the_last_failure_of_an_index_waits_for_its_successor() {
    var job = job("completionMode: 'Indexed', parallelism: 3, completions: 3, backoffLimitPerIndex: 2", "");
    var failed = pod("a", "Failed index=0 failures=0");
    assertEquals(Set.of(), uids(open(job, Optional.empty(), failed)));
    assertEquals(Set.of("a"), uids(open(job, Optional.empty(), failed, pod("b", "Pending index=0 failures=1"))));
  }

  @Test
  void pods_that_a_failed_job_stops_are_failed() {
    var ending = new Ending(true, "DeadlineExceeded", "m");
    var ledger = open(THREE, Optional.of(ending), pod("a", "Running deleting"), pod("b", "Succeeded"));
    assertEquals(new Uncounted(List.of("b"), List.of("a")), Uncounted.of(ledger.status()));
    assertEquals("DeadlineExceeded",
        Conditions.in(ledger.status(), "FailureTarget").orElseThrow().path("reason").asText());
    ledger.released(Set.of("a", "b"));
    assertEquals(Optional.empty(), ledger.declare(), "one is still going away");
  }

  @Test
  void a_job_is_declared_finished_when_nothing_of_it_is_left() {
    var ledger = open(THREE, Optional.of(Ending.completed()), pod("a", "Succeeded"));
    assertEquals(Optional.empty(), ledger.declare(), "a pod is not counted yet");
    ledger.released(Set.of("a"));
    assertEquals(Optional.of(Ending.completed()), ledger.declare());
    assertEquals(List.of("SuccessCriteriaMet", "Complete"), types(ledger));
    assertEquals("2026-01-01T12:00:00Z", ledger.status().path("completionTime").asText());
  }

  private static List<String> types(Ledger ledger) {
    var types = new ArrayList<String>();
    ledger.status().path("conditions").forEach(condition -> types.add(condition.path("type").asText()));
    return types;
  }

  @Test
  void a_pass_writes_down_no_more_than_fits_a_status() {
    var pods = new JobPod[Ledger.UNCOUNTED_MAX + 5];
    for (int i = 0; i < pods.length; i++) {
      pods[i] = pod("p" + i, "Succeeded");
    }
    var ledger = open(job("parallelism: 3, completions: 3000", ""), Optional.empty(), pods);
    assertEquals(Ledger.UNCOUNTED_MAX, Uncounted.of(ledger.status()).size());
    assertEquals(Ledger.UNCOUNTED_MAX, ledger.releasable().size());
  }

  @Test
  void a_resumed_job_has_its_whole_time_again() {
    var job = job("suspend: false", "conditions: [{type: 'Suspended', status: 'True'}]");
    var status = job.object().withObjectProperty("status");
    assertEquals(Optional.of(Suspension.RESUMED), Suspension.write(status, false, Scene.NOW));
    assertEquals("2026-01-01T12:00:00Z", status.path("startTime").asText());
    assertEquals(Optional.empty(), Suspension.write(status, false, Scene.NOW));
    assertEquals(Optional.of(Suspension.SUSPENDED), Suspension.write(status, true, Scene.NOW));
  }
}
