package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets pods go whose job is gone or finished: nobody will count them, and they could never be deleted. */
public final class StrayPodController implements Controller {
  private final ApiClient client;
  private final Indexer jobs;
  private final Indexer pods;
  private final Finalizer finalizer;

  public StrayPodController(ControllerContext context) {
    client = context.client();
    jobs = context.informers().of(ResourceTypes.JOBS);
    pods = context.informers().of(ResourceTypes.PODS);
    finalizer = new Finalizer(client);
  }

  @Override
  public String name() {
    return "job-stray-pods";
  }

  @Override
  public void watch(Sources sources) {
    sources.on(ResourceTypes.PODS, pod -> isStray(pod) ? Stream.of(ObjectKey.of(pod)) : Stream.empty());
    sources.on(ResourceTypes.JOBS, (before, after) -> {
      if (after.map(job -> new Job(job).isFinished()).orElse(true)) {
        before.or(() -> after).ifPresent(job ->
            pods.controlledBy(Metadata.uid(job)).forEach(pod -> sources.wake(ObjectKey.of(pod))));
      }
    });
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    pods.get(key).filter(this::isStray).filter(this::isReallyStray).map(JobPod::new).ifPresent(finalizer::release);
    return Outcome.SETTLED;
  }

  /** Whether it waits for a job that the cache does not show, or shows as finished. */
  private boolean isStray(ObjectNode pod) {
    if (!new JobPod(pod).isTracked()) {
      return false;
    }
    return OwnerReferences.controller(pod).isEmpty()
        || owner(pod).map(key -> isOver(pod, jobs.get(key))).orElse(false);
  }

  private static Optional<ObjectKey> owner(ObjectNode pod) {
    return OwnerReferences.controllerName(pod, "batch", "Job")
        .map(name -> new ObjectKey(Metadata.namespace(pod), name));
  }

  private static boolean isOver(ObjectNode pod, Optional<ObjectNode> job) {
    return job.filter(it -> Metadata.uid(it).equals(OwnerReferences.controllerUid(pod)))
        .map(it -> new Job(it).isFinished() && !new Job(it).isManagedElsewhere())
        .orElse(true);
  }

  /** The cache of jobs may be behind that of pods. */
  private boolean isReallyStray(ObjectNode pod) {
    return owner(pod).map(key -> isOver(pod, fetch(key))).orElse(true);
  }

  private Optional<ObjectNode> fetch(ObjectKey key) {
    try {
      return Optional.of(client.get(ResourceTypes.JOBS, key));
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
