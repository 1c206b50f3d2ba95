package dev.keelson.orchestrator.controller.deployment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventType;
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
import dev.keelson.orchestrator.selector.LabelSelector;
import dev.keelson.orchestrator.value.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The controller of Deployments. */
public final class DeploymentController implements Controller {
  private final ControllerContext context;
  private final Indexer deployments;
  private final Indexer sets;
  private final Indexer pods;
  private final Orphans orphans;
  private final Expectations expectations;
  private final Adoption adoption;

  public DeploymentController(ControllerContext context) {
    this.context = context;
    deployments = context.informers().of(ResourceTypes.DEPLOYMENTS);
    sets = context.informers().of(ResourceTypes.REPLICA_SETS);
    pods = context.informers().of(ResourceTypes.PODS);
    orphans = new Orphans(sets);
    expectations = new Expectations(sets, context.clock());
    adoption = new Adoption(context.client(), ResourceTypes.DEPLOYMENTS, ResourceTypes.REPLICA_SETS);
  }

  @Override
  public String name() {
    return "deployment";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.DEPLOYMENTS);
    sources.on(ResourceTypes.REPLICA_SETS, this::ownersOf);
    sources.on(ResourceTypes.PODS, this::recreatedBy);
  }

  private Stream<ObjectKey> ownersOf(ObjectNode set) {
    orphans.noted(set);
    var namespace = Metadata.namespace(set);
    if (OwnerReferences.controller(set).isEmpty()) {
      var labels = set.path("metadata").path("labels");
      return deployments.inNamespace(namespace).stream()
          .filter(deployment -> selector(deployment).matches(labels))
          .map(ObjectKey::of);
    }
    var owner = owner(set, "Deployment");
    owner.forEach(key -> expectations.seen(key, set));
    return owner.stream();
  }

  /** Who waits for old pods to be gone. */
  private Stream<ObjectKey> recreatedBy(ObjectNode pod) {
    return owner(pod, "ReplicaSet").stream()
        .flatMap(key -> sets.get(key).stream())
        .flatMap(set -> owner(set, "Deployment").stream())
        .filter(key -> deployments.get(key).filter(each -> Rollout.of(each, List.of()).recreates()).isPresent());
  }

  private static List<ObjectKey> owner(ObjectNode object, String kind) {
    return OwnerReferences.controllerName(object, "apps", kind).stream()
        .map(name -> new ObjectKey(Metadata.namespace(object), name))
        .toList();
  }

  private static LabelSelector selector(ObjectNode deployment) {
    return LabelSelector.of(deployment.path("spec").path("selector"));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var found = deployments.get(key);
    if (found.isEmpty()) {
      expectations.forget(key);
      return Outcome.SETTLED;
    }
    var deployment = found.get();
    if (selector(deployment).isEverything()) {
      return refuse(deployment);
    }
    // Sizes are computed from each other: those that were just written have to be seen first.
    if (!expectations.areMet(key)) {
      return Outcome.checkAgainAfter(expectations.patience(key));
    }
    return new Pass(context, expectations, observe(deployment)).run();
  }

  private Rollout observe(ObjectNode deployment) {
    var candidates = new ArrayList<>(sets.controlledBy(Metadata.uid(deployment)));
    candidates.addAll(orphans.in(Metadata.namespace(deployment)));
    var rollout = Rollout.of(deployment, adoption.claim(deployment, selector(deployment), candidates));
    return rollout.withOldPodsRunning(rollout.recreates() && rollout.old().stream()
        .flatMap(set -> pods.controlledBy(Metadata.uid(set)).stream())
        .anyMatch(pod -> !Pods.isEnded(pod)));
  }

  private Outcome refuse(ObjectNode deployment) {
    context.events().record(deployment, EventType.WARNING, "SelectingAll",
        "This deployment is selecting all pods. A non-empty selector is required.");
    var told = deployment.deepCopy();
    told.withObjectProperty("status").put("observedGeneration", Metadata.generation(deployment));
    if (!Trees.same(told, deployment)) {
      context.client().updateStatus(ResourceTypes.DEPLOYMENTS, told);
    }
    return Outcome.SETTLED;
  }
}
