package dev.keelson.orchestrator.controller.namespace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.discovery.Discovery;
import dev.keelson.orchestrator.client.discovery.ServedResource;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One pass over a namespace: everything in it is asked to go, and what is left then is counted. */
final class Emptying {
  /** A pass stays short even in a large namespace: what is left is counted, and the next pass goes on. */
  private static final int DELETIONS_PER_RESOURCE_MAX = 2_000;

  /** How long Kubernetes gives those who hold objects back. */
  private static final Duration FINALIZER_ESTIMATE = Duration.ofSeconds(15);

  private final ApiClient client;
  private final String namespace;
  private final List<String> failures = new ArrayList<>();
  private final SortedMap<String, Integer> resources = new TreeMap<>();
  private final SortedMap<String, Integer> finalizers = new TreeMap<>();
  private Duration estimate = Duration.ZERO;

  private Emptying(ApiClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  static Remains pass(ApiClient client, String namespace, Discovery discovery) {
    var emptying = new Emptying(client, namespace);
    // Pods first: they use what the rest is, and take their time.
    discovery.where(resource -> resource.namespaced() && resource.takes("delete", "list")).stream()
        .sorted(Comparator.comparing(resource -> !isPods(resource.type())))
        .map(ServedResource::type)
        .forEach(emptying::empty);
    return new Remains(new TreeMap<>(discovery.problems()), emptying.failures, emptying.resources,
        emptying.finalizers, emptying.estimate);
  }

  private void empty(ResourceType type) {
    try {
      var found = client.list(type, Selection.of(namespace)).items();
      if (found.isEmpty()) {
        return;
      }
      found.stream().filter(object -> !Metadata.isDeleting(object)).limit(DELETIONS_PER_RESOURCE_MAX)
          .forEach(object -> delete(type, object));
      count(type, client.list(type, Selection.of(namespace)).items());
    } catch (Refusal refusal) {
      failures.add(refusal.text());
    } catch (Unreachable unreachable) {
      failures.add(String.valueOf(unreachable.getMessage()));
    }
  }

  private void delete(ResourceType type, ObjectNode object) {
    try {
      client.delete(type, ObjectKey.of(object), Deletion.background());
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }

  private void count(ResourceType type, List<ObjectNode> left) {
    if (left.isEmpty()) {
      return;
    }
    resources.put(type.plural() + "." + type.group(), left.size());
    for (var object : left) {
      var held = Metadata.finalizers(object);
      held.forEach(finalizer -> finalizers.merge(finalizer, 1, Integer::sum));
      wait(held.isEmpty() ? Duration.ZERO : FINALIZER_ESTIMATE);
      if (isPods(type)) {
        wait(Duration.ofSeconds(object.path("metadata").path("deletionGracePeriodSeconds").asLong(0)));
      }
    }
  }

  private void wait(Duration time) {
    estimate = time.compareTo(estimate) > 0 ? time : estimate;
  }

  private static boolean isPods(ResourceType type) {
    return type.equals(ResourceTypes.PODS);
  }
}
