package dev.keelson.orchestrator.controller.namespace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.discovery.Discovery;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Conditions;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Empties a namespace that is being deleted; when nothing is left, takes back the finalizer in its spec. */
public final class NamespaceController implements Controller {
  private static final String FINALIZER = "kubernetes";

  /** So long a server may not have heard that a namespace is going, and lets things be made in it; as Kubernetes. */
  private static final Duration HEARSAY = Duration.ofSeconds(5);

  private final ApiClient client;
  private final Indexer namespaces;
  private final Indexer pods;
  private final InstantSource clock;
  private final Duration hearsay;

  public NamespaceController(ControllerContext context) {
    this(context, HEARSAY);
  }

  NamespaceController(ControllerContext context, Duration hearsay) {
    this.client = context.client();
    this.namespaces = context.informers().of(ResourceTypes.NAMESPACES);
    this.pods = context.informers().of(ResourceTypes.PODS);
    this.clock = context.clock();
    this.hearsay = hearsay;
  }

  @Override
  public String name() {
    return "namespace";
  }

  @Override
  public void watch(Sources sources) {
    sources.on(ResourceTypes.NAMESPACES,
        namespace -> Metadata.isDeleting(namespace) ? Stream.of(ObjectKey.of(namespace)) : Stream.empty());
    sources.on(ResourceTypes.PODS, pod -> lastOf(Metadata.namespace(pod)));
  }

  /** Namespaces mostly wait for their pods: that the last one is gone need not be found out by looking. */
  private Stream<ObjectKey> lastOf(String namespace) {
    var key = ObjectKey.of(namespace);
    boolean empty = namespaces.get(key).filter(Metadata::isDeleting).isPresent()
        && pods.inNamespace(namespace).isEmpty();
    return empty ? Stream.of(key) : Stream.empty();
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    ObjectNode namespace;
    try {
      namespace = client.get(ResourceTypes.NAMESPACES, key);
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Outcome.SETTLED;
      }
      throw refusal;
    }
    if (!Metadata.isDeleting(namespace) || namespace.path("spec").path("finalizers").isEmpty()) {
      return Outcome.SETTLED;
    }
    var early = Duration.between(clock.instant(), heardByAll(namespace));
    return early.isPositive() ? Outcome.checkAgainAfter(early) : empty(key, namespace);
  }

  private Instant heardByAll(ObjectNode namespace) {
    return Times.parse(Metadata.text(namespace, "deletionTimestamp")).plus(hearsay);
  }

  private Outcome empty(ObjectKey key, ObjectNode namespace) {
    var remains = Emptying.pass(client, key.name(), Discovery.read(client));
    if (remains.isNothing()) {
      finish(key, namespace);
      return Outcome.SETTLED;
    }
    var before = namespace.path("status").deepCopy();
    var status = namespace.withObjectProperty("status");
    var now = Times.seconds(clock.instant());
    NamespacePlan.conditions(remains).forEach(condition -> Conditions.put(status, condition, now));
    if (!status.equals(before)) {
      client.updateStatus(ResourceTypes.NAMESPACES, namespace);
    }
    return Outcome.checkAgainAfter(NamespacePlan.pause(remains));
  }

  private void finish(ObjectKey key, ObjectNode namespace) {
    var left = JsonNodeFactory.instance.arrayNode();
    for (var finalizer : namespace.path("spec").path("finalizers")) {
      if (!finalizer.asText().equals(FINALIZER)) {
        left.add(finalizer);
      }
    }
    namespace.withObjectProperty("spec").set("finalizers", left);
    client.put(ResourceTypes.NAMESPACES, key, "finalize", namespace);
  }
}
