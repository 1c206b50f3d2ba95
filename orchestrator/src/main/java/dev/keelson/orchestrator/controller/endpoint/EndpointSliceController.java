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
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the EndpointSlices of each service with a selector. */
public final class EndpointSliceController implements Controller {
  static final String NAME = "endpointslice-controller.k8s.io";

  /** As kube-controller-manager's --max-endpoints-per-slice. */
  private static final int ENDPOINTS_PER_SLICE_MAX = 100;

  /** What is waited for comes by itself; this is for when it does not. */
  private static final Duration UNHEARD = Duration.ofSeconds(1);

  private final Indexer services;
  private final Indexer pods;
  private final Indexer nodes;
  private final SliceWriter slices;

  public EndpointSliceController(ControllerContext context) {
    this.services = context.informers().of(ResourceTypes.SERVICES);
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.nodes = context.informers().of(ResourceTypes.NODES);
    this.slices = new SliceWriter(context.client(), context.informers().of(ResourceTypes.ENDPOINT_SLICES),
        context.clock(), NAME);
  }

  @Override
  public String name() {
    return "endpointslice";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.SERVICES);
    sources.on(ResourceTypes.PODS, new PodListener(sources, services));
    sources.on(ResourceTypes.ENDPOINT_SLICES, slice -> slices.isManaged(slice)
        ? Stream.of(new ObjectKey(Metadata.namespace(slice), SliceWriter.serviceName(slice))) : Stream.empty());
    sources.on(ResourceTypes.NODES, (before, after) -> {
      if (!before.map(SliceEndpoints::zone).equals(after.map(SliceEndpoints::zone))) {
        Stream.of(before, after).flatMap(Optional::stream).flatMap(this::servicesOn).distinct()
            .forEach(sources::wake);
      }
    });
  }

  private Stream<ObjectKey> servicesOn(ObjectNode node) {
    return pods.all().stream().filter(pod -> pod.path("spec").path("nodeName").asText("").equals(Metadata.name(node)))
        .flatMap(pod -> Backends.servicesOf(pod, services));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var service = services.get(key);
    if (service.isEmpty()) {
      // Its slices have no owner left.
      slices.forget(key);
      return Outcome.SETTLED;
    }
    if (!Backends.isSelecting(service.get()) || Metadata.isDeleting(service.get())) {
      return Outcome.SETTLED;
    }
    if (!slices.isUpToDate(key)) {
      return Outcome.checkAgainAfter(UNHEARD);
    }
    write(key, service.get());
    return Outcome.SETTLED;
  }

  private void write(ObjectKey key, ObjectNode service) {
    var form = SliceForm.of(service, NAME, Backends.isHeadless(service));
    var selected = Backends.selected(service, pods).stream().filter(pod -> hasNode(service, pod)).toList();
    var existing = slices.of(key);
    var families = Family.of(service);
    for (var family : Family.values()) {
      var own = existing.stream().filter(slice -> slice.path("addressType").asText().equals(family.text())).toList();
      if (!families.contains(family)) {
        slices.write(key, new Writes(List.of(), List.of(), own));
        continue;
      }
      var desired = SliceEndpoints.of(service, selected, family, this::zone);
      slices.write(key,
          dated(SlicePlan.of(form, family, ENDPOINTS_PER_SLICE_MAX, desired, own), service, selected));
    }
  }

  /** A pod whose node is gone serves nobody, although it may take a while until it is known to be gone. */
  private boolean hasNode(ObjectNode service, ObjectNode pod) {
    return Backends.publishesUnready(service)
        || nodes.get(ObjectKey.of(pod.path("spec").path("nodeName").asText(""))).isPresent();
  }

  private String zone(String node) {
    return nodes.get(ObjectKey.of(node)).map(SliceEndpoints::zone).orElse("");
  }

  private static Writes dated(Writes writes, ObjectNode service, List<ObjectNode> pods) {
    Stream.concat(writes.creates().stream(), writes.updates().stream())
        .forEach(slice -> TriggerTime.write(slice, service, pods));
    return writes;
  }
}
