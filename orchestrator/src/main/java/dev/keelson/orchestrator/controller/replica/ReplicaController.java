package dev.keelson.orchestrator.controller.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.pods.Adoption;
import dev.keelson.orchestrator.controller.pods.Expectations;
import dev.keelson.orchestrator.controller.pods.Orphans;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.controller.pods.Pods;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The controller of ReplicaSets, or of ReplicationControllers. */
public final class ReplicaController implements Controller {
  private final ReplicaKind kind;
  private final ControllerContext context;
  private final Indexer owners;
  private final Indexer pods;
  private final Orphans orphans;
  private final Expectations expectations;
  private final Adoption adoption;
  private final ReplicaActions actions;

  public ReplicaController(ReplicaKind kind, ControllerContext context) {
    this.kind = kind;
    this.context = context;
    owners = context.informers().of(kind.type());
    pods = context.informers().of(ResourceTypes.PODS);
    orphans = new Orphans(pods);
    expectations = new Expectations(pods, context.clock());
    adoption = new Adoption(context.client(), kind.type(), ResourceTypes.PODS);
    actions = new ReplicaActions(context, expectations);
  }

  @Override
  public String name() {
    return kind.controller();
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(kind.type());
    sources.on(ResourceTypes.PODS, this::ownersOf);
  }

  /** Whose pod it is; whoever may want it when it is nobody's. */
  private Stream<ObjectKey> ownersOf(ObjectNode pod) {
    orphans.noted(pod);
    var namespace = Metadata.namespace(pod);
    if (OwnerReferences.controller(pod).isEmpty()) {
      var labels = pod.path("metadata").path("labels");
      return owners.inNamespace(namespace).stream()
          .filter(owner -> kind.selector(owner).matches(labels))
          .map(ObjectKey::of);
    }
    var owner = OwnerReferences.controllerName(pod, kind.type().group(), kind.type().kind())
        .map(name -> new ObjectKey(namespace, name));
    owner.ifPresent(key -> expectations.seen(key, pod));
    return owner.stream();
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var found = owners.get(key);
    if (found.isEmpty()) {
      expectations.forget(key);
      return Outcome.SETTLED;
    }
    return reconcile(key, found.get());
  }

  private Outcome reconcile(ObjectKey key, ObjectNode owner) {
    boolean current = expectations.areMet(key);
    var active = active(owner);
    var failure = current && !Metadata.isDeleting(owner)
        ? actions.carryOut(step(owner, active), owner)
        : Optional.<RuntimeException>empty();
    var status = new ReplicaStatus(owner, active, context.clock().instant());
    report(owner, current ? status.after(failure.map(Throwable::getMessage)) : status.counted());
    if (failure.isPresent()) {
      return new Outcome.RetryWithBackoff(failure.get());
    }
    var patience = current ? Optional.<Duration>empty() : Optional.of(expectations.patience(key));
    return Stream.concat(status.nextAvailable().stream(), patience.stream())
        .min(Duration::compareTo)
        .map(Outcome::checkAgainAfter)
        .orElse(Outcome.SETTLED);
  }

  private List<ObjectNode> active(ObjectNode owner) {
    var candidates = new ArrayList<>(pods.controlledBy(Metadata.uid(owner)));
    candidates.addAll(orphans.in(Metadata.namespace(owner)));
    candidates.removeIf(pod -> !Pods.isActive(pod));
    return adoption.claim(owner, kind.selector(owner), candidates);
  }

  private ReplicaPlan.Step step(ObjectNode owner, List<ObjectNode> active) {
    int wanted = ReplicaStatus.wanted(owner);
    var related = active.size() > wanted ? related(owner) : List.<ObjectNode>of();
    return ReplicaPlan.step(new ReplicaPlan.Observed(wanted, active, related, context.clock().instant()));
  }

  /** Pods of all that have the same controller as this owner, its own included. */
  private List<ObjectNode> related(ObjectNode owner) {
    var above = OwnerReferences.controllerUid(owner);
    var siblings = above.isEmpty() ? List.of(owner) : owners.controlledBy(above);
    return siblings.stream().flatMap(sibling -> pods.controlledBy(Metadata.uid(sibling)).stream()).toList();
  }

  private void report(ObjectNode owner, ObjectNode status) {
    if (!Trees.same(owner.path("status"), status)) {
      var reported = owner.deepCopy();
      reported.set("status", status);
      context.client().updateStatus(kind.type(), reported);
    }
  }
}
