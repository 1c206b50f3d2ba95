package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.queue.SchedulingQueue;
import dev.keelson.orchestrator.scheduler.snapshot.ClusterState;
import dev.keelson.orchestrator.scheduler.snapshot.NodeFacts;
import dev.keelson.orchestrator.scheduler.snapshot.NodeReader;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings cluster state and queue up to what informers know, object by object, whatever happened to it meanwhile. Owned
 * by the scheduling thread.
 */
final class Observation {
  private final Indexer pods;
  private final Indexer nodes;
  private final ClusterState state;
  private final SchedulingQueue queue;
  private final Predicate<String> isOurs;

  /** As they were when they were looked at last. */
  private final Map<ObjectKey, PodInfo> known = new HashMap<>();

  /** {@code isOurs}: whether pods of that schedulerName are placed here. */
  Observation(Indexer pods, Indexer nodes, ClusterState state, SchedulingQueue queue, Predicate<String> isOurs) {
    this.pods = pods;
    this.nodes = nodes;
    this.state = state;
    this.queue = queue;
    this.isOurs = isOurs;
  }

  void node(ObjectKey key, Instant now) {
    var node = nodes.get(key).map(NodeReader::read);
    if (node.isEmpty()) {
      state.removeNode(key.name());
      queue.changed(new Change.NodeRemoved(key.name()), now);
      return;
    }
    var before = state.put(node.get());
    if (before.isEmpty()) {
      queue.changed(new Change.NodeAdded(node.get()), now);
    } else if (!before.get().equals(node.get())) {
      nodeChanged(before.get(), node.get(), now);
    }
  }

  private void nodeChanged(NodeFacts before, NodeFacts after, Instant now) {
    queue.changed(new Change.NodeChanged(before, after), now);
  }

  void volumes(Instant now) {
    queue.changed(new Change.VolumesChanged(), now);
  }

  void pod(ObjectKey key, Instant now) {
    var object = pods.get(key).filter(pod -> !PodReader.isOver(pod));
    var before = Optional.ofNullable(known.get(key));
    var after = object.map(PodReader::read);
    if (before.isPresent() && !before.map(PodInfo::uid).equals(after.map(PodInfo::uid))) {
      gone(key, before.get(), now);
    }
    if (after.isPresent()) {
      known.put(key, after.get());
      if (after.get().standing().node().isEmpty()) {
        waits(object.get(), after.get(), now);
      } else {
        placed(before.filter(pod -> pod.uid().equals(after.get().uid())), after.get(), now);
      }
    }
  }

  private void gone(ObjectKey key, PodInfo pod, Instant now) {
    known.remove(key);
    queue.remove(pod.uid());
    // Also when it was on its node only by our own decision, which nobody will confirm any more.
    state.removePod(pod.uid()).ifPresent(held -> queue.changed(new Change.PodGone(held), now));
  }

  private void placed(Optional<PodInfo> before, PodInfo pod, Instant now) {
    queue.remove(pod.uid());
    state.put(pod);
    if (before.isEmpty() || before.get().standing().node().isEmpty()) {
      queue.changed(new Change.PodPlaced(pod), now);
    } else if (!before.get().demand().equals(pod.demand())
        || !before.get().id().labels().equals(pod.id().labels())) {
      queue.changed(new Change.PodChanged(before.get(), pod), now);
    }
  }

  private void waits(ObjectNode object, PodInfo pod, Instant now) {
    var gated = !object.path("spec").path("schedulingGates").isEmpty();
    if (gated || pod.standing().deleting() || !isOurs.test(schedulerName(object))) {
      queue.remove(pod.uid());
      return;
    }
    var nominated = pod.standing().nominatedNode();
    if (!nominated.isEmpty()) {
      state.nominate(pod, nominated);
    }
    if (!state.holds(pod.uid())) {
      queue.put(pod, now);
    }
  }

  static String schedulerName(ObjectNode pod) {
    return pod.path("spec").path("schedulerName").asText("default-scheduler");
  }
}
