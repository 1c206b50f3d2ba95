package dev.keelson.orchestrator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keelson.orchestrator.status.Refusals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields that a field selector may name, by kind. {@code metadata.name} and {@code metadata.namespace} always. */
public final class SelectableFields {
  private static final Map<String, SelectableFields> KINDS = new HashMap<>();

  static {
    put("", "Pod", "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName",
        "spec.hostNetwork=false", "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
        "spec.host:spec.nodeName");
    put("", "Node", "spec.unschedulable=false");
    put("", "Namespace", "status.phase");
    put("", "ReplicationController", "status.replicas=0");
    put("apps", "ReplicaSet", "status.replicas=0");
    put("batch", "Job", "status.successful:status.succeeded=0");
    put("", "Secret", "type");
    put("", "Service", "spec.clusterIP", "spec.type");
    put("", "Event", "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
        "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
        "reportingComponent", "source:source.component|reportingComponent", "type");
    put("events.k8s.io", "Event", "regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid",
        "regarding.apiVersion", "regarding.resourceVersion", "regarding.fieldPath", "reason", "reportingController",
        "type");
    put("certificates.k8s.io", "CertificateSigningRequest", "spec.signerName");
  }

  /** Where the value is, in order of preference, and what counts when it is nowhere. */
  private record Place(List<List<String>> paths, String initial) {}

  private final boolean named;
  private final Map<String, Place> places = new HashMap<>();

  private SelectableFields(boolean named, String... fields) {
    this.named = named;
    add("metadata.name");
    add("metadata.namespace");
    List.of(fields).forEach(this::add);
  }

  /** {@code FIELD[:PATH|PATH][=INITIAL]}. */
  private void add(String row) {
    var equals = row.indexOf('=');
    var initial = equals < 0 ? "" : row.substring(equals + 1);
    var left = equals < 0 ? row : row.substring(0, equals);
    var colon = left.indexOf(':');
    var paths = List.of(left.substring(colon + 1).split("\\|")).stream().map(path -> List.of(path.split("\\.")));
    places.put(colon < 0 ? left : left.substring(0, colon), new Place(paths.toList(), initial));
  }

  private static void put(String group, String kind, String... fields) {
    KINDS.put(group + "/" + kind, new SelectableFields(true, fields));
  }

  /** The fields of a kind; the core group is empty. */
  public static SelectableFields of(String group, String kind) {
    return KINDS.getOrDefault(group + "/" + kind, new SelectableFields(false));
  }

  /** Of a custom resource: with the JSON paths of its {@code selectableFields}, as {@code .spec.color}. */
  public static SelectableFields custom(List<String> jsonPaths) {
    return new SelectableFields(true, jsonPaths.stream().map(path -> path.substring(1)).toArray(String[]::new));
  }

  /** Refuses a selector that names another field, with 400. */
  public void check(FieldSelector selector) {
    for (var term : selector.terms()) {
      if (!places.containsKey(term.field())) {
        throw Refusals.badRequest(named
            ? "field label not supported: " + term.field()
            : "\"%s\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                .formatted(term.field()));
      }
    }
  }

  /** All that a selector may name. */
  public Set<String> names() {
    return Set.copyOf(places.keySet());
  }

  /** Empty when the object does not have it. */
  public String value(String field, JsonNode object) {
    var place = places.get(field);
    if (place == null) {
      return "";
    }
    for (var path : place.paths) {
      var node = object;
      for (var step : path) {
        node = node.path(step);
      }
      var text = text(node);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return place.initial;
  }

  /** A list of addresses ({@code status.podIPs}) is as good as its first. */
  private static String text(JsonNode node) {
    return node.isArray() ? node.path(0).path("ip").asText() : node.asText();
  }
}
