package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.Deletion;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.endpoint.EndpointsPlan.Subsets;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Trees;
import java.util.stream.Stream;

/** Keeps an Endpoints object for each service with a selector. */
public final class EndpointsController implements Controller {
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final String OVER_CAPACITY = "endpoints.kubernetes.io/over-capacity";

  private final ApiClient client;
  private final Indexer services;
  private final Indexer pods;
  private final Indexer endpoints;

  public EndpointsController(ControllerContext context) {
    this.client = context.client();
    this.services = context.informers().of(ResourceTypes.SERVICES);
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.endpoints = context.informers().of(ResourceTypes.ENDPOINTS);
  }

  @Override
  public String name() {
    return "endpoints";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.SERVICES);
    // Endpoints without a service are somebody else's; what a service that was deleted had is found by its own change.
    sources.on(ResourceTypes.ENDPOINTS,
        object -> Stream.of(ObjectKey.of(object)).filter(key -> services.get(key).isPresent()));
    sources.on(ResourceTypes.PODS, new PodListener(sources, services));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var service = services.get(key);
    if (service.isEmpty()) {
      endpoints.get(key).ifPresent(_ -> delete(key));
    } else if (Backends.isSelecting(service.get())) {
      write(key, service.get());
    }
    return Outcome.SETTLED;
  }

  private void delete(ObjectKey key) {
    try {
      client.delete(ResourceTypes.ENDPOINTS, key, Deletion.background());
    } catch (Refusal refusal) {
      if (refusal.reason() != Reason.NOT_FOUND) {
        throw refusal;
      }
    }
  }

  private void write(ObjectKey key, ObjectNode service) {
    var selected = Backends.selected(service, pods);
    var current = endpoints.get(key);
    var wish = wish(current.map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode), service,
        EndpointsPlan.subsets(service, selected));
    if (current.isPresent() && Trees.same(wish, current.get())) {
      return;
    }
    TriggerTime.write(wish, service, selected);
    if (current.isPresent()) {
      client.update(ResourceTypes.ENDPOINTS, wish);
    } else {
      create(key, wish);
    }
  }

  private static ObjectNode wish(ObjectNode endpoints, ObjectNode service, Subsets subsets) {
    var metadata = Metadata.of(endpoints).put("name", Metadata.name(service))
        .put("namespace", Metadata.namespace(service));
    var labels = JsonNodeFactory.instance.objectNode();
    service.path("metadata").path("labels").properties().forEach(each -> labels.set(each.getKey(), each.getValue()));
    if (Backends.isHeadless(service)) {
      labels.put(HEADLESS, "");
    } else {
      labels.remove(HEADLESS);
    }
    put(metadata, "labels", labels);
    put(endpoints, "subsets", subsets.tree());
    if (subsets.truncated()) {
      metadata.withObjectProperty("annotations").put(OVER_CAPACITY, "truncated");
    } else if (metadata.path("annotations") instanceof ObjectNode annotations) {
      annotations.remove(OVER_CAPACITY);
    }
    return endpoints;
  }

  private static void put(ObjectNode object, String field, JsonNode value) {
    if (value.isEmpty()) {
      object.remove(field);
    } else {
      object.set(field, value);
    }
  }

  /** In a namespace that is going nothing new is made, and nothing is missed. */
  private void create(ObjectKey key, ObjectNode wish) {
    try {
      client.create(ResourceTypes.ENDPOINTS, key.namespace(), wish);
    } catch (Refusal refusal) {
      if (!refusal.isNamespaceTerminating()) {
        throw refusal;
      }
    }
  }
}
