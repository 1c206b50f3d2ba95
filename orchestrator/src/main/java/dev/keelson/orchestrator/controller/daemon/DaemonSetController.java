package dev.keelson.orchestrator.controller.daemon;

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
import dev.keelson.orchestrator.controller.pods.PodWriter;
import dev.keelson.orchestrator.value.Trees;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps a pod on each node that can have it. */
public final class DaemonSetController implements Controller {
  private final ApiClient client;
  private final InstantSource clock;
  private final Indexer sets;
  private final Indexer nodes;
  private final DaemonPods pods;
  private final RevisionKeeper revisions;
  private final FailureMemory failures = new FailureMemory();
  private final DaemonWorkshop workshop;

  public DaemonSetController(ControllerContext context) {
    client = context.client();
    clock = context.clock();
    sets = context.informers().of(ResourceTypes.DAEMON_SETS);
    nodes = context.informers().of(ResourceTypes.NODES);
    pods = new DaemonPods(context);
    revisions = new RevisionKeeper(client, ResourceTypes.DAEMON_SETS,
        context.informers().of(ResourceTypes.CONTROLLER_REVISIONS), DaemonPod.HASH);
    workshop = new DaemonWorkshop(
        new PodWriter(client, context.events()), context.events(), pods.expectations(), failures);
  }

  @Override
  public String name() {
    return "daemonset";
  }

  @Override
  public void watch(Sources sources) {
    sources.onEach(ResourceTypes.DAEMON_SETS);
    sources.on(ResourceTypes.CONTROLLER_REVISIONS, (_, after) -> after.ifPresent(revisions::noted));
    sources.on(ResourceTypes.PODS, (before, after) -> {
      after.ifPresent(pods::noted);
      Stream.of(before, after).flatMap(Optional::stream).flatMap(pods::setsOf).distinct().forEach(sources::wake);
    });
    sources.on(ResourceTypes.NODES, (before, after) -> {
      if (before.isEmpty() || after.isEmpty() || matters(before.get(), after.get())) {
        sets.all().forEach(set -> sources.wake(ObjectKey.of(set)));
      }
    });
  }

  /** Nodes report all the time; only labels and taints say who can run there. */
  private static boolean matters(ObjectNode before, ObjectNode after) {
    return !Trees.same(before.path("metadata").path("labels"), after.path("metadata").path("labels"))
        || !Trees.same(before.path("spec").path("taints"), after.path("spec").path("taints"));
  }

  @Override
  public Outcome reconcile(ObjectKey key) {
    var set = sets.get(key).map(DaemonSet::new);
    if (set.isEmpty()) {
      pods.expectations().forget(key);
      failures.forget(key);
      return Outcome.SETTLED;
    }
    return set.get().isDeleting() ? Outcome.SETTLED : pass(key, set.get());
  }

  private Outcome pass(ObjectKey key, DaemonSet set) {
    boolean caughtUp = pods.expectations().areMet(key);
    var history = revisions.of(set.object());
    var hash = history.newest().label(DaemonPod.HASH);
    var fleet = Fleet.of(set, nodes.all(), pods.of(set), hash, clock.instant());
    var work = caughtUp ? workshop.carryOut(fleet)
        : new DaemonWorkshop.Work(0, Optional.empty(), Optional.of(pods.expectations().patience(key)));
    if (caughtUp && work.changes() == 0) {
      revisions.trim(history, live(fleet, history), set.revisionHistoryLimit());
    }
    write(set, DaemonStatus.of(fleet, caughtUp, history.collisions()));
    if (work.failure().isPresent()) {
      return new Outcome.RetryWithBackoff(work.failure().get());
    }
    return Stream.of(work.pause(), DaemonStatus.untilAvailable(fleet)).flatMap(Optional::stream)
        .min(Duration::compareTo)
        .map(Outcome::checkAgainAfter)
        .orElse(Outcome.SETTLED);
  }

  private static Set<String> live(Fleet fleet, Revisions history) {
    var live = new HashSet<String>();
    for (Revision revision : history.all()) {
      var hash = revision.label(DaemonPod.HASH);
      if (hash.equals(fleet.hash())
          || fleet.pods().values().stream().flatMap(List::stream).anyMatch(pod -> pod.isOf(hash))) {
        live.add(revision.name());
      }
    }
    return live;
  }

  private void write(DaemonSet set, ObjectNode status) {
    if (!Trees.same(status, set.object().path("status"))) {
      var changed = set.object().deepCopy();
      changed.set("status", status);
      client.updateStatus(ResourceTypes.DAEMON_SETS, changed);
    }
  }
}
