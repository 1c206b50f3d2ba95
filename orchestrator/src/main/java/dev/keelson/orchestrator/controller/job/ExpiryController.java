package dev.keelson.orchestrator.controller.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Deletes jobs, with their pods, when they have been finished for as long as they wish to be kept. */
public final class ExpiryController implements Controller {
  private final ApiClient client;
  private final Indexer jobs;
  private final InstantSource clock;

  public ExpiryController(ControllerContext context) {
    client = context.client();
    jobs = context.informers().of(ResourceTypes.JOBS);
    clock = context.clock();
  }

  @Override
  public String name() {
    return "ttl-after-finished";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.JOBS);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var left = jobs.get(key).flatMap(this::left);
    if (left.isEmpty()) {
      return Outcome.SETTLED;
    }
    return left.get().isPositive() ? Outcome.checkAgainAfter(left.get()) : expire(key);
  }

  private Optional<Duration> left(ObjectNode job) {
    return Expiry.of(new Job(job)).map(end -> Duration.between(clock.instant(), end));
  }

  /** Asked anew: somebody may have given it more time, and what is deleted does not come back. */
  private Outcome expire(ObjectKey key) {
    try {
      var job = client.get(ResourceTypes.JOBS, key);
      var left = left(job);
      if (left.isEmpty() || left.get().isPositive()) {
        return left.map(Outcome::checkAgainAfter).orElse(Outcome.SETTLED);
      }
      client.delete(ResourceTypes.JOBS, key,
          Deletion.foreground().ifUid(Metadata.uid(job)).ifVersion(Metadata.resourceVersion(job)));
      return Outcome.SETTLED;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Outcome.SETTLED;
      }
      throw refusal;
    }
  }
}
