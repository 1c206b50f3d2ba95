package dev.keelson.orchestrator.controller.stateful;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.controller.Controller;
import dev.keelson.orchestrator.controller.ControllerContext;
import dev.keelson.orchestrator.controller.Outcome;
import dev.keelson.orchestrator.controller.Sources;
import dev.keelson.orchestrator.controller.history.Revision;
import dev.keelson.orchestrator.controller.history.RevisionKeeper;
import dev.keelson.orchestrator.controller.history.RevisionKeeper.Revisions;
import dev.keelson.orchestrator.controller.pods.Adoption;
import dev.keelson.orchestrator.controller.pods.Orphans;
import dev.keelson.orchestrator.controller.pods.OwnerReferences;
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.controller.pods.SlowStart;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.value.Trees;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps pods with ordinals, in order. */
public final class StatefulSetController implements Controller {
  private static final String HASH = "controller.kubernetes.io/hash";

  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer sets;
  private final Indexer pods;
  private final Orphans orphans;
  private final Adoption adoption;
  private final RevisionKeeper revisions;
  private final SetWorkshop workshop;

  public StatefulSetController(ControllerContext context) {
    client = context.client();
    clock = context.clock();
    sets = context.informers().of(ResourceTypes.STATEFUL_SETS);
    pods = context.informers().of(ResourceTypes.PODS);
    orphans = new Orphans(pods);
    adoption = new Adoption(client, ResourceTypes.STATEFUL_SETS, ResourceTypes.PODS);
    revisions = new RevisionKeeper(client, ResourceTypes.STATEFUL_SETS,
        context.informers().of(ResourceTypes.CONTROLLER_REVISIONS), HASH);
    workshop = new SetWorkshop(client, context.events(), new ClaimKeeper(
        client, context.events(), context.informers().of(ResourceTypes.PERSISTENT_VOLUME_CLAIMS)));
  }

  @Override
  public String name() {
    return "statefulset";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.STATEFUL_SETS);
    sources.on(ResourceTypes.CONTROLLER_REVISIONS, (_, after) -> after.ifPresent(revisions::noted));
    sources.on(ResourceTypes.PODS, (before, after) -> {
      after.ifPresent(orphans::noted);
      Stream.of(before, after).flatMap(Optional::stream).flatMap(this::setsOf).distinct().forEach(sources::wake);
    });
  }

  private Stream<ObjectKey> setsOf(ObjectNode pod) {
    var namespace = Metadata.namespace(pod);
    if (OwnerReferences.controller(pod).isPresent()) {
      return OwnerReferences.controllerName(pod, "apps", "StatefulSet").stream()
          .map(name -> new ObjectKey(namespace, name));
    }
    var labels = pod.path("metadata").path("labels");
    return sets.inNamespace(namespace).stream()
        .filter(set -> new StatefulSet(set).selector().matches(labels))
        .map(ObjectKey::of);
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    return sets.get(key).map(StatefulSet::new).map(this::pass).orElse(Outcome.SETTLED);
  }

  private Outcome pass(StatefulSet set) {
    var history = revisions.of(set.object());
    var observed = observe(set, history);
    var work = SlowStart.run(SetPlan.actions(observed).stream()
        .<Runnable>map(action -> () -> workshop.carryOut(set, action, history))
        .toList());
    revisions.trim(history, live(observed), set.revisionHistoryLimit());
    write(set, SetStatus.of(observed, history.collisions()));
    var failure = work.failure().filter(refusal -> !PodWriter.isNamespaceEnding(refusal));
    return failure.<Outcome>map(Outcome.RetryWithBackoff::new)
        .or(() -> SetStatus.untilAvailable(observed).map(Outcome::checkAgainAfter))
        .orElse(Outcome.SETTLED);
  }

  private SetPlan.Observed observe(StatefulSet set, Revisions history) {
    var current = history.all().stream().map(Revision::name).filter(set.currentRevision()::equals).findFirst();
    var newest = history.newest().name();
    return new SetPlan.Observed(set, podsOf(set), current.orElse(newest), newest, clock.instant());
  }

  /** Pods that have a name of the set; others are none of its business, whatever their labels. */
  private Map<Integer, SetPod> podsOf(StatefulSet set) {
    var candidates = new ArrayList<>(pods.controlledBy(Metadata.uid(set.object())));
    candidates.addAll(orphans.in(Metadata.namespace(set.object())));
    candidates.removeIf(pod -> SetPod.ordinal(set.name(), Metadata.name(pod)).isEmpty());
    var byOrdinal = new HashMap<Integer, SetPod>();
    for (var pod : adoption.claim(set.object(), set.selector(), candidates)) {
      SetPod.ordinal(set.name(), Metadata.name(pod)).ifPresent(ordinal -> byOrdinal.put(ordinal, new SetPod(pod)));
    }
    return byOrdinal;
  }

  private static Set<String> live(SetPlan.Observed observed) {
    var live = new HashSet<String>();
    live.add(observed.current());
    live.add(observed.update());
    observed.pods().values().forEach(pod -> live.add(pod.revision()));
    return live;
  }

  private void write(StatefulSet set, ObjectNode status) {
    if (!Trees.same(status, set.object().path("status"))) {
      var changed = set.object().deepCopy();
      changed.set("status", status);
      client.updateStatus(ResourceTypes.STATEFUL_SETS, changed);
    }
  }
}
