package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.endpoint.SlicePlan.Writes;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Copies the Endpoints of services without selector into slices: only those are followed. */
public final class MirroringController implements Controller {
  private static final String NAME = "endpointslicemirroring-controller.k8s.io";
  private static final int ENDPOINTS_PER_SLICE_MAX = 1_000;
  private static final Duration UNHEARD = Duration.ofSeconds(1);

  private final Indexer services;
  private final Indexer endpoints;
  private final SliceWriter slices;

  public MirroringController(ControllerContext context) {
    this.services = context.informers().of(ResourceTypes.SERVICES);
    this.endpoints = context.informers().of(ResourceTypes.ENDPOINTS);
    this.slices = new SliceWriter(context.client(), context.informers().of(ResourceTypes.ENDPOINT_SLICES),
        context.clock(), NAME);
  }

  @Override
  public String name() {
    return "endpointslice-mirroring";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.ENDPOINTS);
    sources.onEach(ResourceTypes.SERVICES);
    sources.on(ResourceTypes.ENDPOINT_SLICES, slice -> slices.isManaged(slice)
        ? Stream.of(new ObjectKey(Metadata.namespace(slice), SliceWriter.serviceName(slice))) : Stream.empty());
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    if (!slices.isUpToDate(key)) {
      return Outcome.checkAgainAfter(UNHEARD);
    }
    var existing = slices.of(key);
    var source = endpoints.get(key).filter(MirrorPlan::isMirrored)
        .filter(_ -> services.get(key).filter(service -> service.path("spec").path("selector").isEmpty()).isPresent());
    if (source.isEmpty()) {
      slices.write(key, new Writes(List.of(), List.of(), existing));
      slices.forget(key);
      return Outcome.SETTLED;
    }
    var form = SliceForm.of(source.get(), NAME, false);
    for (var family : Family.values()) {
      slices.write(key, writes(form, family, source.get(), existing));
    }
    return Outcome.SETTLED;
  }

  private static Writes writes(SliceForm form, Family family, ObjectNode source, List<ObjectNode> existing) {
    var own = existing.stream().filter(slice -> slice.path("addressType").asText().equals(family.text())).toList();
    var desired = MirrorPlan.endpoints(source, family);
    return desired.isEmpty() ? new Writes(List.of(), List.of(), own)
        : SlicePlan.of(form, family, ENDPOINTS_PER_SLICE_MAX, desired, own);
  }
}
