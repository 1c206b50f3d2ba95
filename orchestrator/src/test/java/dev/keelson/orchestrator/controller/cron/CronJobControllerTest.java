package dev.keelson.orchestrator.controller.cron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.Yaml;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.Patch;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.job.ExpiryController;
import dev.keelson.orchestrator.live.LiveApi;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Times;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cron jobs on a real API server, by a clock that the test turns. */
final class CronJobControllerTest {
  private static final ObjectKey KEY = new ObjectKey("default", "hello");

  /** Far more than anything here takes. */
  private static final int TRIES_MAX = 20_000;

  @TempDir
  private Path directory;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Clock.systemUTC().instant().plus(Duration.ofHours(1)));

  private LiveApi start() {
    var api = LiveApi.start(directory);
    api.run("cronjob-controller", 1, context -> new CronJobController(turned(context)));
    return api;
  }

  private ControllerContext turned(ControllerContext context) {
    return new ControllerContext(
        context.client(), context.informers(), context.events(), now::get, context.random());
  }

  private static ObjectNode cronJob(String spec) {
    return Yaml.object("""
        {metadata: {name: 'hello', namespace: 'default'}, spec: {schedule: '* * * * *', %s, jobTemplate: {spec:
         {template: {spec: {restartPolicy: 'Never', containers: [{name: 'c', image: 'i'}]}}}}}}""".formatted(spec));
  }

  private static List<ObjectNode> jobs(ApiClient client) {
    return client.list(ResourceTypes.JOBS, Selection.of("default")).items();
  }

  /** The clock moves on; nobody hears of that, so somebody touches the cron job. */
  private void aMinutePasses(ApiClient client) {
    now.updateAndGet(time -> time.plusSeconds(60));
    client.patch(ResourceTypes.CRON_JOBS, KEY,
        Patch.merge(Yaml.object("{metadata: {annotations: {now: '%s'}}}".formatted(now.get()))));
  }

  private static void await(BooleanSupplier condition, String what) {
    for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
      if (condition.getAsBoolean()) {
        return;
      }
    }
    throw new AssertionError("never: " + what);
  }

  private static boolean isOver(ObjectNode job) {
    return new ChildJob(job).isFinished();
  }

  private void finish(ApiClient client, ObjectNode job) {
    var time = Times.seconds(now.get());
    var status = Yaml.object("{status: {startTime: '%1$s', completionTime: '%1$s', succeeded: 1, conditions: []}}"
        .formatted(time));
    for (var type : List.of("SuccessCriteriaMet", "Complete")) {
      status.withObjectProperty("status").withArrayProperty("conditions").addObject().put("type", type)
          .put("status", "True").put("lastProbeTime", time).put("lastTransitionTime", time);
    }
    client.patch(ResourceTypes.JOBS, ObjectKey.of(job), Patch.merge(status).status());
  }

  @Test
  void each_minute_has_its_job_and_old_ones_go() {
    try (var api = start()) {
      var client = api.admin();
      client.create(ResourceTypes.CRON_JOBS, "default", cronJob("successfulJobsHistoryLimit: 2"));
      var names = new TreeSet<String>();
      for (int minute = 0; minute < 5; minute++) {
        await(() -> jobs(client).stream().anyMatch(job -> !isOver(job)), "a job begins");
        jobs(client).stream().filter(job -> !isOver(job)).forEach(job -> finish(client, job));
        jobs(client).forEach(job -> names.add(Metadata.name(job)));
        aMinutePasses(client);
      }
      assertTrue(names.size() >= 5, () -> "jobs " + names);
      await(() -> jobs(client).stream().filter(CronJobControllerTest::isOver).count() == 2, "two are kept");
      var cronJob = client.get(ResourceTypes.CRON_JOBS, KEY);
      assertTrue(cronJob.path("status").hasNonNull("lastSuccessfulTime"));
    }
  }

  @Test
  void a_run_waits_for_the_one_before_where_that_is_wanted() {
    try (var api = start()) {
      var client = api.admin();
      client.create(ResourceTypes.CRON_JOBS, "default", cronJob("concurrencyPolicy: 'Forbid'"));
      await(() -> jobs(client).size() == 1, "the first job begins");
      aMinutePasses(client);
      await(() -> events(client).contains("JobAlreadyActive"), "somebody says why not");
      assertEquals(1, jobs(client).size());
      finish(client, jobs(client).getFirst());
      await(() -> jobs(client).size() == 2, "the next job begins");
    }
  }

  private static List<String> events(ApiClient client) {
    return client.list(ResourceTypes.EVENTS, Selection.of("default")).items().stream()
        .map(event -> event.path("reason").asText())
        .toList();
  }

  @Test
  void a_finished_job_expires() {
    try (var api = LiveApi.start(directory)) {
      var client = api.admin();
      api.run("ttl-after-finished-controller", 1, context -> new ExpiryController(turned(context)));
      var job = Yaml.object("""
          {metadata: {name: 'pi', namespace: 'default'}, spec: {ttlSecondsAfterFinished: 60, template: {spec:
           {restartPolicy: 'Never', containers: [{name: 'c', image: 'i'}]}}}}""");
      var created = client.create(ResourceTypes.JOBS, "default", job);
      finish(client, created);
      now.updateAndGet(time -> time.plusSeconds(60));
      client.patch(ResourceTypes.JOBS, ObjectKey.of(created),
          Patch.merge(Yaml.object("{metadata: {annotations: {touched: 'yes'}}}")));
      await(() -> jobs(client).stream().allMatch(Metadata::isDeleting), "it is deleted");
    }
  }
}
