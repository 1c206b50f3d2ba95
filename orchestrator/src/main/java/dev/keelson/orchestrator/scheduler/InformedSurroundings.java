package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.scheduler.snapshot.NodeTerm;
import dev.keelson.orchestrator.scheduler.snapshot.PodId;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.SelectorReader;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.selector.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What informers know of services, owners, namespaces and volumes. */
final class InformedSurroundings implements Surroundings {
  private final Indexer services;
  private final Indexer namespaces;
  private final Indexer claims;
  private final Indexer volumes;
  private final Indexer classes;

  /** Those that own pods and select them, by kind. */
  private final Map<String, Indexer> owners;

  InformedSurroundings(Informers informers) {
    services = informers.of(ResourceTypes.SERVICES);
    namespaces = informers.of(ResourceTypes.NAMESPACES);
    claims = informers.of(ResourceTypes.PERSISTENT_VOLUME_CLAIMS);
    volumes = informers.of(ResourceTypes.PERSISTENT_VOLUMES);
    classes = informers.of(ResourceTypes.STORAGE_CLASSES);
    var byKind = new HashMap<String, Indexer>();
    for (ResourceType type : List.of(ResourceTypes.REPLICA_SETS, ResourceTypes.STATEFUL_SETS,
        ResourceTypes.REPLICATION_CONTROLLERS)) {
      byKind.put(type.apiVersion() + " " + type.kind(), informers.of(type));
    }
    owners = Map.copyOf(byKind);
  }

  /** What all services that mean the pod, and its owner, select by. */
  @Override
  public Optional<LabelSelector> siblings(PodInfo pod) {
    var id = pod.id();
    var requirements = new ArrayList<Requirement>();
    for (var service : services.inNamespace(id.namespace())) {
      var selector = service.path("spec").path("selector");
      if (!selector.isEmpty() && isPartOf(selector, id.labels())) {
        requirements.addAll(LabelSelector.ofLabels(selector).requirements());
      }
    }
    id.owner().ifPresent(owner -> requirements.addAll(selectorOf(id.namespace(), owner)));
    return requirements.isEmpty()
        ? Optional.empty() : Optional.of(new LabelSelector(requirements.stream().distinct().toList()));
  }

  private List<Requirement> selectorOf(String namespace, PodId.Owner owner) {
    var indexer = owners.get(owner.apiVersion() + " " + owner.kind());
    var object = indexer == null
        ? Optional.<JsonNode>empty() : indexer.get(new ObjectKey(namespace, owner.name())).map(JsonNode.class::cast);
    var selector = object.map(each -> each.path("spec").path("selector"));
    if (selector.isEmpty()) {
      return List.of();
    }
    // Replication controllers have a plain map.
    var isPlain = owner.kind().equals(ResourceTypes.REPLICATION_CONTROLLERS.kind());
    return (isPlain ? LabelSelector.ofLabels(selector.get()) : LabelSelector.of(selector.get())).requirements();
  }

  private static boolean isPartOf(JsonNode selector, Map<String, String> labels) {
    for (var wanted : selector.properties()) {
      if (!wanted.getValue().asText().equals(labels.get(wanted.getKey()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    var labels = new HashMap<String, String>();
    namespaces.get(ObjectKey.of(namespace)).ifPresent(object -> object.path("metadata").path("labels").properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText())));
    return labels;
  }

  @Override
  public Claim claim(String namespace, String name) {
    var found = claims.get(new ObjectKey(namespace, name));
    if (found.isEmpty()) {
      return new Claim.Missing();
    }
    var claim = found.get();
    if (Metadata.isDeleting(claim)) {
      return new Claim.Deleting();
    }
    var volume = claim.path("spec").path("volumeName").asText("");
    var phase = claim.path("status").path("phase").asText("");
    return switch (phase) {
      case "Lost" -> new Claim.Lost(volume);
      case "Bound" -> bound(volume);
      default -> waitsForPod(claim) ? new Claim.Waiting() : new Claim.Unbound();
    };
  }

  private Claim bound(String name) {
    var volume = volumes.get(ObjectKey.of(name));
    if (volume.isEmpty()) {
      return new Claim.Lost(name);
    }
    var required = volume.get().path("spec").path("nodeAffinity").path("required");
    return new Claim.Bound(required.isObject()
        ? Optional.of(SelectorReader.nodeTerms(required)) : Optional.<List<NodeTerm>>empty());
  }

  private boolean waitsForPod(JsonNode claim) {
    return classes.get(ObjectKey.of(claim.path("spec").path("storageClassName").asText("")))
        .filter(each -> each.path("volumeBindingMode").asText("").equals("WaitForFirstConsumer")).isPresent();
  }
}
