package dev.keelson.orchestrator.controller.cron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import dev.keelson.orchestrator.value.Trees;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates a job each time a schedule says so, and deletes old ones. */
public final class CronJobController implements Controller {
  private final ApiClient client;
  private final EventRecorder events;
  private final InstantSource clock;
  private final Indexer cronJobs;
  private final Indexer jobs;

  public CronJobController(ControllerContext context) {
    client = context.client();
    events = context.events();
    clock = context.clock();
    cronJobs = context.informers().of(ResourceTypes.CRON_JOBS);
    jobs = context.informers().of(ResourceTypes.JOBS);
  }

  @Override
  public String name() {
    return "cronjob";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.CRON_JOBS);
    sources.on(ResourceTypes.JOBS, job -> OwnerReferences.controllerName(job, "batch", "CronJob").stream()
        .map(name -> new ObjectKey(Metadata.namespace(job), name)));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var cached = cronJobs.get(key);
    return cached.isEmpty() ? Outcome.SETTLED : pass(new CronJob(cached.get()));
  }

  private Outcome pass(CronJob cached) {
    var children = jobs.controlledBy(Metadata.uid(cached.object())).stream().map(ChildJob::new).toList();
    var cronJob = certain(cached, children);
    var roll = Roll.of(cronJob, children, lost(cronJob, children));
    var plan = CronPlan.of(cronJob, roll, clock.instant());
    Stream.of(roll.notices(), plan.notices()).flatMap(List::stream).forEach(notice -> tell(cronJob, notice));
    var active = new ArrayList<>(roll.active());
    plan.replaced().forEach(reference -> {
      delete(cronJob, reference.path("name").asText(), reference.path("uid").asText());
      active.remove(reference);
    });
    plan.start().map(time -> start(cronJob, time)).ifPresent(active::add);
    write(cronJob, roll, active, plan.start());
    History.surplus(cronJob, children).forEach(job -> delete(cronJob, job.name(), job.uid()));
    return plan.again().map(Outcome::checkAgainAfter).orElse(Outcome.SETTLED);
  }

  /** A job goes on that the status does not name: perhaps the cache of cron jobs is only behind that of jobs. */
  private CronJob certain(CronJob cached, List<ChildJob> children) {
    return Roll.unexpected(cached, children).isEmpty()
        ? cached
        : new CronJob(client.get(ResourceTypes.CRON_JOBS, ObjectKey.of(cached.object())));
  }

  /** Active jobs that are really gone: the cache of jobs may be behind. */
  private Set<String> lost(CronJob cronJob, List<ChildJob> children) {
    return Roll.missing(cronJob, children).stream()
        .filter(reference -> !isThere(cronJob, reference))
        .map(reference -> reference.path("uid").asText())
        .collect(Collectors.toSet());
  }

  private boolean isThere(CronJob cronJob, JsonNode reference) {
    return fetch(cronJob, reference.path("name").asText())
        .map(job -> Metadata.uid(job).equals(reference.path("uid").asText()))
        .orElse(false);
  }

  private Optional<ObjectNode> fetch(CronJob cronJob, String name) {
    try {
      return Optional.of(client.get(ResourceTypes.JOBS, new ObjectKey(Metadata.namespace(cronJob.object()), name)));
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private void delete(CronJob cronJob, String name, String uid) {
    var key = new ObjectKey(Metadata.namespace(cronJob.object()), name);
    try {
      client.delete(ResourceTypes.JOBS, key, Deletion.background().ifUid(uid));
      tell(cronJob, Notice.normal("SuccessfulDelete", "Deleted job " + name));
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.CONFLICT) {
        tell(cronJob, Notice.warning("FailedDelete", "Deleted job: " + refusal.text()));
        throw refusal;
      }
    }
  }

  /** A reference to the job for that time, made now or by a pass that could not write it down. */
  private JsonNode start(CronJob cronJob, Instant time) {
    var job = Birth.job(cronJob, time);
    try {
      var created = client.create(ResourceTypes.JOBS, Metadata.namespace(job), job);
      tell(cronJob, Notice.normal("SuccessfulCreate", "Created job " + Metadata.name(created)));
      return Birth.reference(created);
    } catch (Refusal refusal) {
      var known = refusal.reason() == Reason.ALREADY_EXISTS
          ? fetch(cronJob, Metadata.name(job)).filter(it -> isOwn(cronJob, it))
          : Optional.<ObjectNode>empty();
      if (known.isEmpty()) {
        tell(cronJob, Notice.warning("FailedCreate", "Error creating job: " + refusal.text()));
        throw refusal;
      }
      return Birth.reference(known.get());
    }
  }

  private static boolean isOwn(CronJob cronJob, ObjectNode job) {
    return OwnerReferences.controllerUid(job).equals(Metadata.uid(cronJob.object()));
  }

  private void write(CronJob cronJob, Roll roll, List<JsonNode> active, Optional<Instant> started) {
    var changed = cronJob.object().deepCopy();
    var status = changed.withObjectProperty("status");
    status.remove("active");
    active.forEach(reference -> status.withArrayProperty("active").add(reference.deepCopy()));
    started.ifPresent(time -> status.put("lastScheduleTime", Times.seconds(time)));
    roll.lastSuccessfulTime().ifPresent(time -> status.put("lastSuccessfulTime", Times.seconds(time)));
    if (!Trees.same(status, cronJob.object().path("status"))) {
      client.updateStatus(ResourceTypes.CRON_JOBS, changed);
    }
  }

  private void tell(CronJob cronJob, Notice notice) {
    events.record(cronJob.object(), notice.type(), notice.reason(), notice.message());
  }
}
