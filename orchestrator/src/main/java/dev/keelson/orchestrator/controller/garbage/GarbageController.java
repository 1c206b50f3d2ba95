package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.discovery.Discovery;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.garbage.Graph.Member;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one object at a time: whether its owners are there, or whether it waits for those that it owns. */
public final class GarbageController implements Controller {
  private static final Logger LOG = LoggerFactory.getLogger(GarbageController.class);

  /** As Kubernetes' collector. */
  private static final Duration REDISCOVERY = Duration.ofSeconds(30);

  private final ApiClient client;
  private final EventRecorder events;
  private final Graph graph;
  private final Owners owners;
  private final Collection collection;

  public GarbageController(ControllerContext context) {
    this.client = context.client();
    this.events = context.events();
    this.graph = new Graph(context.informers());
    this.owners = new Owners(client, graph);
    this.collection = new Collection(client);
  }

  @Override
  public String name() {
    return "garbage-collector";
  }

  @Override
  public void watch(Sources sources) {
    discover(sources);
    sources.every(REDISCOVERY, () -> {
      discover(sources);
      return Stream.empty();
    });
  }

  /** Follows what it does not follow yet. A server that does not answer is asked again in a while. */
  private void discover(Sources sources) {
    try {
      // Events come and go by themselves, and own nothing.
      Discovery.read(client).where(resource -> resource.takes("delete", "list", "watch")
          && !resource.type().plural().equals("events")).stream().filter(graph::add).forEach(resource -> {
            var type = resource.type();
            sources.on(type, (before, after) -> concerned(type, before, after).forEach(sources::wake));
          });
    } catch (Refusal refused) {
      LOG.warn("cannot find out which resources there are: {}", refused.text());
    } catch (Unreachable broken) {
      LOG.warn("cannot find out which resources there are: {}", broken.getMessage());
    }
  }

  /** Itself, when it may have lost its owners; those it owns, when it goes; its owners, when they wait for it. */
  private Stream<ObjectKey> concerned(ResourceType type, Optional<ObjectNode> before, Optional<ObjectNode> after) {
    var gone = before.filter(old -> after.filter(now -> Metadata.uid(now).equals(Metadata.uid(old))).isEmpty());
    boolean same = before.isPresent() && gone.isEmpty() && after.isPresent()
        && bonds(before.get()).equals(bonds(after.get()));
    if (same) {
      return Stream.empty();
    }
    var itself = after.filter(object -> Finalizers.isWaiting(object) || object.path("metadata").has("ownerReferences"))
        .map(object -> Item.of(type, object).key());
    var dependents = Stream.concat(gone.stream(), after.filter(Finalizers::isWaiting).stream())
        .flatMap(object -> graph.dependents(object).stream());
    var waiting = Stream.concat(before.stream(), after.stream())
        .flatMap(object -> OwnerReference.of(object).stream()
            .flatMap(reference -> graph.owner(reference, Metadata.namespace(object)).stream()))
        .filter(owner -> Finalizers.isWaiting(owner.object()));
    return Stream.concat(itself.stream(), Stream.concat(dependents, waiting).map(Member::key)).distinct();
  }

  /** What binds an object to others; everything else may change as it likes. */
  private static List<JsonNode> bonds(ObjectNode object) {
    var metadata = object.path("metadata");
    return List.of(metadata.path("ownerReferences"), metadata.path("finalizers"), metadata.path("deletionTimestamp"));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var item = Item.parse(key);
    var type = graph.type(item.resource());
    var heard = type.flatMap(known -> graph.find(known, item.object()));
    if (type.isPresent() && heard.filter(this::isOfInterest).isPresent()) {
      live(type.get(), item.object()).ifPresent(object -> look(new Member(type.get(), object)));
    }
    return Outcome.SETTLED;
  }

  private boolean isOfInterest(ObjectNode object) {
    return Metadata.isDeleting(object) ? Finalizers.isWaiting(object) : !owners.allSeemWell(object);
  }

  private Optional<ObjectNode> live(ResourceType type, ObjectKey key) {
    try {
      return Optional.of(client.get(type, key));
    } catch (Refusal refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private void look(Member item) {
    var object = item.object();
    if (Finalizers.isOrphaning(object)) {
      orphan(item);
    } else if (Finalizers.isDeletingDependents(object)) {
      if (GarbagePlan.blocking(object, dependents(object)).isEmpty()) {
        collection.removeFinalizer(item, Finalizers.FOREGROUND);
      }
    } else if (!Metadata.isDeleting(object)) {
      var standings = owners.standings(object);
      warn(object, standings);
      collection.carryOut(GarbagePlan.step(object, standings, dependents(object)), item);
    }
  }

  private void orphan(Member item) {
    graph.dependents(item.object())
        .forEach(dependent -> collection.dropOwners(dependent, List.of(Metadata.uid(item.object()))));
    collection.removeFinalizer(item, Finalizers.ORPHAN);
  }

  private List<ObjectNode> dependents(ObjectNode object) {
    return graph.dependents(object).stream().map(Member::object).toList();
  }

  /** An owner that lives in another namespace is none, and whoever wrote it should know. */
  private void warn(ObjectNode object, Map<String, Standing> standings) {
    for (var reference : OwnerReference.of(object)) {
      boolean doubtful = switch (standings.getOrDefault(reference.uid(), Standing.SOLID)) {
        case INVALID -> true;
        case ABSENT -> graph.livesElsewhere(reference);
        case SOLID, WAITING -> false;
      };
      if (doubtful) {
        events.record(object, EventType.WARNING, "OwnerRefInvalidNamespace",
            "ownerRef [%s/%s, namespace: %s, name: %s, uid: %s] does not exist in namespace \"%s\"".formatted(
                reference.apiVersion(), reference.kind(), Metadata.namespace(object), reference.name(),
                reference.uid(), Metadata.namespace(object)));
      }
    }
  }
}
