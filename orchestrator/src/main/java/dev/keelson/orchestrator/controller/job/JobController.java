package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs pods until enough of them have succeeded, or too many have failed. */
public final class JobController implements Controller {
  private final Indexer jobs;
  private final EventRecorder events;
  private final InstantSource clock;
  private final JobMemory memory = new JobMemory();
  private final JobPods pods;
  private final Workshop workshop;
  private final Bookkeeper bookkeeper;

  public JobController(ControllerContext context) {
    jobs = context.informers().of(ResourceTypes.JOBS);
    events = context.events();
    clock = context.clock();
    pods = new JobPods(context, memory);
    var finalizer = new Finalizer(context.client());
    workshop = new Workshop(new PodWriter(context.client(), events), finalizer, pods.expectations(), memory);
    bookkeeper = new Bookkeeper(context.client(), events, finalizer, memory);
  }

  @Override
  public String name() {
    return "job";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.JOBS);
    sources.on(ResourceTypes.PODS, (before, after) -> {
      after.ifPresent(pods::noted);
      Stream.of(before, after).flatMap(Optional::stream).flatMap(pods::jobsOf).distinct().forEach(sources::wake);
    });
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var job = jobs.get(key).map(memory::newest).map(Job::new);
    if (job.isEmpty() || job.get().isFinished()) {
      memory.forget(key);
      pods.expectations().forget(key);
      return Outcome.SETTLED;
    }
    return job.get().isManagedElsewhere() ? Outcome.SETTLED : pass(job.get());
  }

  private Outcome pass(Job job) {
    var observed = pods.observe(job, clock.instant());
    var tally = Tally.of(observed);
    var plan = JobPlan.of(observed, tally);
    var work = workshop.carryOut(observed.job(), plan);
    var ending = ending(observed, tally, plan, work);
    var ledger = new Ledger(observed, tally, ending, work);
    var suspension = plan.managed() && ending.isEmpty()
        ? Suspension.write(ledger.status(), job.isSuspended(), observed.now())
        : Optional.<Suspension>empty();
    var unreleased = bookkeeper.close(job.object(), ledger, tally.backoff());
    suspension.ifPresent(change -> tell(job.object(), change));
    return outcome(observed, plan, work.failure().filter(failure -> !PodWriter.isNamespaceEnding(failure))
        .or(() -> unreleased));
  }

  /** An end that was decided waits until all pods are deleted; one that was reached, until none is active. */
  private static Optional<Ending> ending(Observed observed, Tally tally, JobPlan plan, Work work) {
    int active = tally.active().size() + work.created() - work.deleted();
    if (active > 0 || !observed.caughtUp()) {
      return Optional.empty();
    }
    return plan.ending().or(() -> tally.isEnough(observed.job()) ? Optional.of(Ending.completed()) : Optional.empty());
  }

  private void tell(ObjectNode job, Suspension change) {
    events.record(job, EventType.NORMAL, change.reason(), change.message());
  }

  private Outcome outcome(Observed observed, JobPlan plan, Optional<RuntimeException> failure) {
    if (failure.isPresent()) {
      return new Outcome.RetryWithBackoff(failure.get());
    }
    var deadline = observed.job().deadline().map(end -> until(end, observed.now()));
    var unseen = observed.caughtUp() ? Optional.<Duration>empty()
        : Optional.of(pods.expectations().patience(ObjectKey.of(observed.job().object())));
    return Stream.of(deadline, plan.pause(), unseen).flatMap(Optional::stream)
        .min(Duration::compareTo)
        .map(Outcome::checkAgainAfter)
        .orElse(Outcome.SETTLED);
  }

  private static Duration until(Instant end, Instant now) {
    var left = Duration.between(now, end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
