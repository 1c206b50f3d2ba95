package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.endpoint.SlicePlan.Writes;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.InstantSource;
import java.util.List;

/** Reads and writes the slices that one controller manages. */
final class SliceWriter {
  private final ApiClient client;
  private final Indexer slices;
  private final Echoes echoes;
  private final String controller;

  SliceWriter(ApiClient client, Indexer slices, InstantSource clock, String controller) {
    this.client = client;
    this.slices = slices;
    this.echoes = new Echoes(slices, clock);
    this.controller = controller;
  }

  /** Those of a service; they may be old unless {@link #isUpToDate}. */
  List<ObjectNode> of(ObjectKey service) {
    return slices.inNamespace(service.namespace()).stream()
        .filter(slice -> isManaged(slice) && serviceName(slice).equals(service.name())).toList();
  }

  boolean isManaged(ObjectNode slice) {
    return label(slice, SliceForm.MANAGED_BY).equals(controller);
  }

  static String serviceName(ObjectNode slice) {
    return label(slice, SliceForm.SERVICE_NAME);
  }

  private static String label(ObjectNode slice, String key) {
    return slice.path("metadata").path("labels").path(key).asText("");
  }

  boolean isUpToDate(ObjectKey service) {
    return echoes.allHeard(service);
  }

  void forget(ObjectKey service) {
    echoes.forget(service);
  }

  void write(ObjectKey service, Writes writes) {
    for (var slice : writes.creates()) {
      try {
        echoes.await(service, client.create(ResourceTypes.ENDPOINT_SLICES, service.namespace(), slice));
      } catch (Refusal refusal) {
        if (refusal.isNamespaceTerminating()) {
          return;
        }
        throw refusal;
      }
    }
    writes.updates().forEach(slice ->
        echoes.await(service, client.update(ResourceTypes.ENDPOINT_SLICES, slice)));
    writes.deletes().forEach(slice -> delete(service, slice));
  }

  private void delete(ObjectKey service, ObjectNode slice) {
    var key = ObjectKey.of(slice);
    try {
      client.delete(ResourceTypes.ENDPOINT_SLICES, key, Deletion.background().ifUid(Metadata.uid(slice)));
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND && refusal.reason() != Reason.CONFLICT) {
        throw refusal;
      }
    }
    echoes.forget(service, key);
  }
}
