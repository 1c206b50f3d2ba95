package dev.keelson.orchestrator.controller.certificate;

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
import java.time.Duration;
import java.time.InstantSource;

/** Deletes requests that were answered a while ago, or that nobody answers. */
public final class CleaningController implements Controller {
  private static final Duration PERIOD = Duration.ofHours(1);

  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer requests;

  public CleaningController(ControllerContext context) {
    this.client = context.client();
    this.clock = context.clock();
    this.requests = context.informers().of(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS);
  }

  @Override
  public String name() {
    return "certificatesigningrequest-cleaner";
  }

  @Override
  public void watch(Sources sources) {
    sources.every(PERIOD, () -> requests.all().stream().map(ObjectKey::of));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    requests.get(key).filter(request -> CleaningPlan.isOver(request, clock.instant()))
        .ifPresent(request -> client.delete(ResourceTypes.CERTIFICATE_SIGNING_REQUESTS, key,
            Deletion.background().ifUid(Metadata.uid(request))));
    return Outcome.SETTLED;
  }
}
