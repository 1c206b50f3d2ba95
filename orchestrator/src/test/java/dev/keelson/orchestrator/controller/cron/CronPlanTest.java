package dev.keelson.orchestrator.controller.cron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.Yaml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CronPlanTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String LAST_RUN = "lastScheduleTime: '2026-01-01T11:00:00Z'";

  private static CronJob cronJob(String spec, String status) {
    return new CronJob(Yaml.object("""
        {metadata: {name: 'hello', namespace: 'default', uid: 'c', creationTimestamp: '2026-01-01T09:30:00Z'},
         spec: {schedule: '0 * * * *', %s}, status: {%s}}""".formatted(spec, status)));
  }

  private static String active(String... uids) {
    var references = List.of(uids).stream().map(uid -> "{name: 'job-%s', uid: '%s'}".formatted(uid, uid)).toList();
    return ", active: [" + String.join(", ", references) + "]";
  }

  private static ChildJob job(String uid, String status) {
    return new ChildJob(Yaml.object("{metadata: {name: 'job-%s', uid: '%s'}, status: {%s}}"
        .formatted(uid, uid, status)));
  }

  private static String ended(String type, String minute) {
    return "conditions: [{type: '%s', status: 'True'}], startTime: '2026-01-01T11:%s:00Z', completionTime:"
        .formatted(type, minute) + " '2026-01-01T11:%s:30Z'".formatted(minute);
  }

  private static CronPlan plan(CronJob cronJob, Instant now) {
    return CronPlan.of(cronJob, new Roll(cronJob.active(), Optional.empty(), List.of()), now);
  }

  private static String reason(CronPlan plan) {
    return String.join(" ", plan.notices().stream().map(Notice::reason).toList());
  }

  @Test
  void a_run_begins_when_its_time_has_come() {
    var early = plan(cronJob("suspend: false", LAST_RUN), NOON.minusSeconds(10));
    assertEquals(Optional.empty(), early.start());
    assertEquals(Optional.of(Duration.ofMillis(10_100)), early.again());

    var due = plan(cronJob("suspend: false", LAST_RUN), NOON.plusSeconds(1));
    assertEquals(Optional.of(NOON), due.start());
    assertEquals(Optional.of(Duration.ofMillis(3_599_100)), due.again());
  }

  @Test
  void a_run_that_has_begun_does_not_begin_again() {
    var done = plan(cronJob("suspend: false", "lastScheduleTime: '2026-01-01T12:00:00Z'"), NOON.plusSeconds(1));
    assertEquals(Optional.empty(), done.start());
    var name = cronJob("suspend: false", LAST_RUN).jobName(NOON);
    var begun = cronJob("suspend: false", LAST_RUN + ", active: [{name: '%s', uid: 'u'}]".formatted(name));
    assertEquals(Optional.empty(), plan(begun, NOON.plusSeconds(1)).start());
  }

  @Test
  void of_missed_runs_only_the_latest_is_made_up_for() {
    assertEquals(Optional.of(NOON), plan(cronJob("suspend: false", ""), NOON.plusSeconds(600)).start());
  }

  @Test
  void too_many_missed_runs_are_told_of() {
    var minutely = new CronJob(cronJob("suspend: false", "").object().deepCopy());
    minutely.object().withObjectProperty("spec").put("schedule", "* * * * *");
    var plan = plan(minutely, NOON.plusSeconds(30));
    assertEquals("TooManyMissedTimes", reason(plan));
    assertEquals(Optional.of(NOON), plan.start());
  }

  @Test
  void a_run_may_be_too_late() {
    var cronJob = cronJob("startingDeadlineSeconds: 60", LAST_RUN);
    assertEquals(Optional.of(NOON), plan(cronJob, NOON.plusSeconds(59)).start());
    assertEquals(Optional.empty(), plan(cronJob, NOON.plusSeconds(61)).start());
  }

  @Test
  void a_suspended_or_deleted_one_does_nothing() {
    assertEquals(Optional.empty(), plan(cronJob("suspend: true", LAST_RUN), NOON.plusSeconds(1)).start());
    var deleted = cronJob("suspend: false", LAST_RUN);
    deleted.object().withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T11:59:00Z");
    assertEquals(Optional.empty(), plan(deleted, NOON.plusSeconds(1)).start());
  }

  @Test
  void runs_may_overlap_exclude_or_replace_each_other() {
    var status = LAST_RUN + active("a");
    var allowed = plan(cronJob("concurrencyPolicy: 'Allow'", status), NOON);
    assertEquals(Optional.of(NOON), allowed.start());
    assertTrue(allowed.replaced().isEmpty());
    var forbidden = plan(cronJob("concurrencyPolicy: 'Forbid'", status), NOON);
    assertEquals(Optional.empty(), forbidden.start());
    assertEquals("JobAlreadyActive", reason(forbidden));
    var replacing = plan(cronJob("concurrencyPolicy: 'Replace'", status), NOON);
    assertEquals(Optional.of(NOON), replacing.start());
    assertEquals("a", replacing.replaced().getFirst().path("uid").asText());
  }

  @Test
  void what_cannot_be_understood_is_told_and_left_alone() {
    var unknown = plan(cronJob("timeZone: 'Mars/Olympus'", LAST_RUN), NOON);
    assertEquals("UnknownTimeZone", reason(unknown));
    assertEquals(Optional.empty(), unknown.again());
    var wrong = cronJob("suspend: false", LAST_RUN);
    wrong.object().withObjectProperty("spec").put("schedule", "0 25 * * *");
    assertEquals("UnparseableSchedule", reason(plan(wrong, NOON)));
  }

  @Test
  void the_roll_follows_the_jobs() {
    var cronJob = cronJob("suspend: false", LAST_RUN + active("a", "b", "c", "d"));
    var jobs = List.of(job("a", ended("Complete", "10")), job("b", ended("Failed", "20")), job("c", ""), job("e", ""));
    assertEquals(List.of("d"), Roll.missing(cronJob, jobs).stream().map(each -> each.path("uid").asText()).toList());
    var roll = Roll.of(cronJob, jobs, Set.of("d"));
    assertEquals(List.of("c"), roll.active().stream().map(each -> each.path("uid").asText()).toList());
    assertEquals(Optional.of(Instant.parse("2026-01-01T11:10:30Z")), roll.lastSuccessfulTime());
    assertEquals(List.of("Saw completed job: job-a, condition: Complete", "Saw completed job: job-b, condition: Failed",
        "Active job went missing: job-d", "Saw a job that the controller did not create or forgot: job-e"),
        roll.notices().stream().map(Notice::message).toList());
  }

  @Test
  void the_oldest_finished_jobs_go() {
    var cronJob = cronJob("successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 0", "");
    var jobs = List.of(job("a", ended("Complete", "30")), job("b", ended("Complete", "10")),
        job("c", ended("Failed", "50")), job("d", ""));
    assertEquals(List.of("b", "c"), History.surplus(cronJob, jobs).stream().map(ChildJob::uid).toList());
    assertTrue(History.surplus(cronJob("suspend: false", ""), jobs).isEmpty());
  }

  @Test
  void a_job_says_for_which_time_it_is() {
    var job = Birth.job(cronJob("timeZone: 'Asia/Tokyo', jobTemplate: {spec: {parallelism: 2}}", ""), NOON);
    assertEquals("hello-29454480", job.path("metadata").path("name").asText());
    assertEquals("2026-01-01T21:00:00+09:00",
        job.path("metadata").path("annotations").path("batch.kubernetes.io/cronjob-scheduled-timestamp").asText());
  }
}
