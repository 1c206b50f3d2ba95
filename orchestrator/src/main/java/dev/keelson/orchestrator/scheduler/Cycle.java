package dev.keelson.orchestrator.scheduler;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceTypes;
import dev.keelson.orchestrator.client.event.EventRecorder;
import dev.keelson.orchestrator.client.event.EventType;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.scheduler.place.Diagnosis;
import dev.keelson.orchestrator.scheduler.place.Draw;
import dev.keelson.orchestrator.scheduler.place.Placement;
import dev.keelson.orchestrator.scheduler.place.Scheduler;
import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Profile;
import dev.keelson.orchestrator.scheduler.preempt.Preemption;
import dev.keelson.orchestrator.scheduler.preempt.PreemptionPlan;
import dev.keelson.orchestrator.scheduler.queue.SchedulingQueue;
import dev.keelson.orchestrator.scheduler.snapshot.ClusterState;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import dev.keelson.orchestrator.scheduler.snapshot.Surroundings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What becomes of one pod: a decision on a snapshot, taken for granted at once, carried out by others. Owned by the
 * scheduling thread.
 */
final class Cycle implements AutoCloseable {
  private final Doors doors;
  private final ClusterState state;
  private final SchedulingQueue queue;
  private final Inbox inbox;
  private final Surroundings surroundings;
  private final Indexer budgets;
  private final Map<String, Profile> profiles;
  private final Errands errands = new Errands();
  private final Reporter reporter;
  private final Binder binder;
  private final Evictions evictions;
  private int start;

  /** To the world outside. */
  record Doors(ApiClient client, EventRecorder events, InstantSource clock, RandomGenerator random) {}

  Cycle(Doors doors, ClusterState state, SchedulingQueue queue, Inbox inbox, Surroundings surroundings,
      Informers informers, Map<String, Profile> profiles) {
    this.doors = doors;
    this.state = state;
    this.queue = queue;
    this.inbox = inbox;
    this.surroundings = surroundings;
    this.profiles = Map.copyOf(profiles);
    budgets = informers.of(ResourceTypes.POD_DISRUPTION_BUDGETS);
    reporter = new Reporter(doors.client(), doors.clock());
    binder = new Binder(doors.client(), doors.events());
    evictions = new Evictions(doors.client(), informers.of(ResourceTypes.PODS), reporter, doors.events());
  }

  @Override
  public void close() {
    errands.close();
  }

  void schedule(PodInfo waiting, ObjectNode object) throws InterruptedException {
    var pod = waiting.nominatedFor(state.nominatedNode(waiting.uid()).orElse(""));
    var profile = profiles.get(Observation.schedulerName(object));
    if (profile == null) {
      queue.remove(pod.uid());
      return;
    }
    var snapshot = state.snapshot(surroundings);
    var draw = new Draw(start, doors.random());
    switch (Scheduler.place(pod, snapshot, profile, draw)) {
      case Placement.On(var node, var _, var looked) -> {
        start = (start + looked) % snapshot.size();
        bind(pod, object, node.name());
      }
      case Placement.Nowhere(var diagnosis) -> refuse(pod, object, snapshot, profile, diagnosis, draw);
    }
  }

  private void bind(PodInfo pod, ObjectNode object, String node) throws InterruptedException {
    state.assume(pod, node);
    errands.send(() -> {
      var bound = binder.bind(object, node);
      inbox.put(new Inbox.Item.Returned(() -> bound(pod, node, bound)));
    });
  }

  private void bound(PodInfo pod, String node, boolean bound) {
    if (bound) {
      queue.remove(pod.uid());
      return;
    }
    var now = doors.clock().instant();
    if (state.isAssumed(pod.uid())) {
      state.forget(pod.uid());
      queue.changed(new Change.PodGone(pod.on(node)), now);
    }
    // Whatever was wrong: by then it is known whether the pod has a node, is gone, or is to be tried again.
    queue.retry(pod.uid(), now);
  }

  private void refuse(PodInfo pod, ObjectNode object, Snapshot snapshot, Profile profile, Diagnosis diagnosis,
      Draw draw) throws InterruptedException {
    queue.refuse(pod.uid(), diagnosis.filters(), doors.clock().instant());
    if (snapshot.size() == 0 || !profile.preempts()) {
      report(object, diagnosis.text(), Optional.empty());
      return;
    }
    var plan = Preemption.plan(pod, snapshot, profile, diagnosis, Budgets.of(budgets), draw);
    switch (plan) {
      case PreemptionPlan.Evict evict -> {
        state.nominate(pod, evict.node());
        evict.unseated().forEach(other -> state.withdrawNomination(other.uid()));
        report(object, diagnosis.text(), Optional.of(evict.node()));
        errands.send(() -> evictions.carryOut(evict, object));
      }
      case PreemptionPlan.Nobody(var text, var waits) -> {
        if (!waits) {
          state.withdrawNomination(pod.uid());
        }
        report(object, diagnosis.text() + " preemption: " + text, waits ? Optional.empty() : Optional.of(""));
      }
    }
  }

  private void report(ObjectNode pod, String message, Optional<String> nominatedNode) throws InterruptedException {
    doors.events().record(pod, EventType.WARNING, "FailedScheduling", message);
    errands.send(() -> reporter.unschedulable(pod, message, nominatedNode));
  }
}
