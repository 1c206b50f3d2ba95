package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.object.Metadata;
import java.util.List;
import java.util.Set;

/**
 * What all slices of one owner have in common.
 *
 * @param owner a Service, or the Endpoints that are mirrored
 * @param labels of every slice
 */
record SliceForm(ObjectNode owner, ObjectNode labels) {
  static final String SERVICE_NAME = "kubernetes.io/service-name";
  static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
  static final String HEADLESS = "service.kubernetes.io/headless";
  private static final Set<String> OWN = Set.of(SERVICE_NAME, MANAGED_BY, HEADLESS);

  /** With the labels of the object that the slices are made from. */
  static SliceForm of(ObjectNode owner, String controller, boolean headless) {
    var labels = JsonNodeFactory.instance.objectNode().put(MANAGED_BY, controller)
        .put(SERVICE_NAME, Metadata.name(owner));
    for (var label : owner.path("metadata").path("labels").properties()) {
      if (!OWN.contains(label.getKey())) {
        labels.set(label.getKey(), label.getValue());
      }
    }
    if (headless) {
      labels.put(HEADLESS, "");
    }
    return new SliceForm(owner, labels);
  }

  /** A new slice without endpoints; the server completes its name. */
  ObjectNode slice(Family family, List<PortNumber> ports) {
    var slice = JsonNodeFactory.instance.objectNode().put("apiVersion", "discovery.k8s.io/v1")
        .put("kind", "EndpointSlice").put("addressType", family.text());
    var metadata = slice.putObject("metadata").put("generateName", Metadata.name(owner) + "-")
        .put("namespace", Metadata.namespace(owner));
    metadata.set("labels", labels.deepCopy());
    metadata.putArray("ownerReferences").add(OwnerReferences.controlledBy(owner));
    slice.putArray("endpoints");
    slice.set("ports", PortNumber.tree(ports, true));
    return slice;
  }

  boolean owns(JsonNode slice) {
    return OwnerReferences.controllerUid(slice).equals(Metadata.uid(owner));
  }

  boolean hasLabels(JsonNode slice) {
    return slice.path("metadata").path("labels").equals(labels);
  }
}
