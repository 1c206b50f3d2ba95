package dev.keelson.orchestrator.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Between the versions of a resource. Conversions change the tree that they are given. */
public final class Conversion {
  private record Way(UnaryOperator<ObjectNode> there, UnaryOperator<ObjectNode> back) {}

  private static final Way SAME = new Way(UnaryOperator.identity(), UnaryOperator.identity());

  /** By the group and kind that are not the stored ones. */
  private static final Map<String, Way> WAYS = Map.of(
      "events.k8s.io/v1 Event", new Way(Events::toCore, Events::fromCore),
      "autoscaling/v1 HorizontalPodAutoscaler", new Way(Autoscalers::toV2, Autoscalers::fromV2),
      "extensions/v1beta1 Ingress", new Way(Ingresses::toV1, Ingresses::fromV1),
      "networking.k8s.io/v1beta1 Ingress", new Way(Ingresses::toV1, Ingresses::fromV1),
      "extensions/v1beta1 Deployment", new Way(Selectors::fromTemplate, UnaryOperator.identity()),
      "extensions/v1beta1 DaemonSet", new Way(Selectors::fromTemplate, UnaryOperator.identity()),
      "extensions/v1beta1 ReplicaSet", new Way(Selectors::fromTemplate, UnaryOperator.identity()),
      "apps/v1beta1 Deployment", new Way(Selectors::fromTemplate, UnaryOperator.identity()),
      "apps/v1beta1 StatefulSet", new Way(Selectors::fromTemplate, UnaryOperator.identity()));

  private Conversion() {}

  public static ObjectNode toStored(Resource from, Resource stored, ObjectNode object) {
    if (from.equals(stored)) {
      return object;
    }
    var converted = way(from).there().apply(object);
    return converted.put("apiVersion", stored.version().toString());
  }

  public static ObjectNode fromStored(Resource to, Resource stored, ObjectNode object) {
    if (to.equals(stored)) {
      return object;
    }
    var converted = way(to).back().apply(object);
    return converted.put("apiVersion", to.version().toString());
  }

  private static Way way(Resource resource) {
    return WAYS.getOrDefault(resource.version() + " " + resource.kind(), SAME);
  }
}
