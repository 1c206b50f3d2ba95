package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which pods a service leads to. */
final class Backends {
  private static final String TOLERATES_UNREADY = "service.alpha.kubernetes.io/tolerate-unready-endpoints";

  private Backends() {}

  /** Whether the pods of a service are for us to find. */
  static boolean isSelecting(JsonNode service) {
    return !service.path("spec").path("selector").isEmpty()
        && !service.path("spec").path("type").asText("").equals("ExternalName");
  }

  /** Those with its labels, by name. */
  static List<ObjectNode> selected(JsonNode service, Indexer pods) {
    var selector = LabelSelector.ofLabels(service.path("spec").path("selector"));
    return pods.inNamespace(Metadata.namespace(service)).stream()
        .filter(pod -> selector.matches(pod.path("metadata").path("labels")))
        .sorted(Comparator.comparing(Metadata::name)).toList();
  }

  /** The services that have chosen the pod by its labels. */
  static Stream<ObjectKey> servicesOf(JsonNode pod, Indexer services) {
    var labels = pod.path("metadata").path("labels");
    return services.inNamespace(Metadata.namespace(pod)).stream()
        .filter(service -> isSelecting(service)
            && LabelSelector.ofLabels(service.path("spec").path("selector")).matches(labels))
        .map(ObjectKey::of);
  }

  /** Whether the pod can serve at all, now or when it is ready. */
  static boolean isServing(JsonNode pod, boolean alsoTerminating) {
    boolean addressed = !pod.path("status").path("podIP").asText("").isEmpty()
        || !pod.path("status").path("podIPs").isEmpty();
    return !Pods.isEnded(pod) && addressed && (alsoTerminating || !Metadata.isDeleting(pod));
  }

  static boolean publishesUnready(JsonNode service) {
    return service.path("spec").path("publishNotReadyAddresses").asBoolean(false)
        || service.path("metadata").path("annotations").path(TOLERATES_UNREADY).asText("").equals("true");
  }

  static boolean isHeadless(JsonNode service) {
    return service.path("spec").path("clusterIP").asText("").equals("None");
  }

  /** Empty unless the service gives its pods names. */
  static String hostname(JsonNode pod, JsonNode service) {
    var spec = pod.path("spec");
    return spec.path("subdomain").asText("").equals(Metadata.name(service)) ? spec.path("hostname").asText("") : "";
  }

  static ObjectNode reference(JsonNode pod) {
    return JsonNodeFactory.instance.objectNode().put("kind", "Pod").put("namespace", Metadata.namespace(pod))
        .put("name", Metadata.name(pod)).put("uid", Metadata.uid(pod));
  }

  /** Of all that a pod tells, what any service could care for. */
  static List<JsonNode> traits(JsonNode pod) {
    var status = pod.path("status");
    var spec = pod.path("spec");
    return List.of(pod.path("metadata").path("labels"), pod.path("metadata").path("deletionTimestamp"),
        status.path("phase"), status.path("podIP"), status.path("podIPs"),
        TextNode.valueOf(String.valueOf(Pods.isReady(pod))), spec.path("nodeName"), spec.path("hostname"),
        spec.path("subdomain"));
  }
}
