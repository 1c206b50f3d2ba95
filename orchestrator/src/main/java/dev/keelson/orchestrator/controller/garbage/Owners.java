package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.discovery.ServedResource;
import dev.keelson.orchestrator.controller.garbage.AbsentOwners.Absence;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds out how the owners of an object stand. */
final class Owners {
  private final ApiClient client;
  private final Graph graph;
  private final AbsentOwners absent = new AbsentOwners();

  Owners(ApiClient client, Graph graph) {
    this.client = client;
    this.graph = graph;
  }

  /** Whether, for all that was heard, every owner is there and stays. */
  boolean allSeemWell(ObjectNode object) {
    return OwnerReference.of(object).stream().allMatch(reference ->
        graph.owner(reference, Metadata.namespace(object)).stream()
            .anyMatch(owner -> !Finalizers.isDeletingDependents(owner.object())));
  }

  /** By uid, asking the server wherever something is to be done about it. */
  Map<String, Standing> standings(ObjectNode object) {
    var all = new LinkedHashMap<String, Standing>();
    OwnerReference.of(object)
        .forEach(reference -> all.put(reference.uid(), standing(reference, Metadata.namespace(object))));
    return all;
  }

  private Standing standing(OwnerReference reference, String namespace) {
    var resource = graph.resource(reference).orElseThrow(() -> new Refusal(Reason.UNKNOWN,
        "unable to get REST mapping for %s/%s.".formatted(reference.apiVersion(), reference.kind())));
    if (resource.namespaced() && namespace.isEmpty()) {
      return Standing.INVALID;
    }
    var place = resource.namespaced() ? namespace : "";
    var absence = new Absence(place, resource.type().toString(), reference.name(), reference.uid());
    if (absent.contains(absence)) {
      return Standing.ABSENT;
    }
    var standing = ask(resource, reference, place);
    if (standing == Standing.ABSENT) {
      absent.add(absence);
    }
    return standing;
  }

  private Standing ask(ServedResource resource, OwnerReference reference, String namespace) {
    try {
      var owner = client.get(resource.type(), new ObjectKey(namespace, reference.name()));
      if (!Metadata.uid(owner).equals(reference.uid())) {
        return Standing.ABSENT;
      }
      return Finalizers.isDeletingDependents(owner) ? Standing.WAITING : Standing.SOLID;
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Standing.ABSENT;
      }
      throw refusal;
    }
  }
}
