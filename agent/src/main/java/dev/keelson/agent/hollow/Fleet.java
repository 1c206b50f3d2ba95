package dev.keelson.agent.hollow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.agent.pod.ContainerRun;
import dev.keelson.agent.pod.ContainerState;
import dev.keelson.agent.pod.PodForm;
import dev.keelson.agent.pod.PodMachine;
import dev.keelson.agent.pod.PodMemory;
import dev.keelson.agent.pod.PodStatus;
import dev.keelson.agent.pod.Signal;
import dev.keelson.agent.pod.Step;
import dev.keelson.orchestrator.client.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** The nodes and all pods on them. Owned by the loop. */
final class Fleet {
  private final Map<String, HollowNode> nodes = new HashMap<>();
  private final Map<String, Seat> seatByUid = new HashMap<>();
  private final Set<Seat> touched = new LinkedHashSet<>();
  private final Agenda agenda;
  private final HollowRuntime runtime;
  private final BiConsumer<ObjectKey, Report> outbox;

  Fleet(Collection<HollowNode> nodes, Agenda agenda, Latency latency, RandomGenerator random,
      BiConsumer<ObjectKey, Report> outbox) {
    nodes.forEach(node -> this.nodes.put(node.name(), node));
    this.agenda = agenda;
    this.runtime = new HollowRuntime(agenda, latency, random, this::hears);
    this.outbox = outbox;
  }

  /** As an informer tells it. */
  void podChanged(Optional<ObjectNode> before, Optional<ObjectNode> after) {
    var uid = after.map(Fleet::uid).orElse("");
    before.map(Fleet::uid).filter(old -> !old.equals(uid)).ifPresent(this::gone);
    after.ifPresent(this::pod);
  }

  /** As an informer tells it: a node may have been given a network for its pods. */
  void nodeChanged(Optional<ObjectNode> after) {
    after.ifPresent(node -> Optional.ofNullable(nodes.get(node.path("metadata").path("name").asText()))
        .ifPresent(ours -> ours.network(node.path("spec").path("podCIDR").asText(""))));
  }

  private void pod(ObjectNode pod) {
    var seat = seatByUid.get(uid(pod));
    if (seat != null) {
      seat.pod = pod;
      hears(seat, new Signal.Asked(PodForm.of(pod)));
      return;
    }
    var node = nodes.get(pod.path("spec").path("nodeName").asText());
    if (node != null) {
      PodMemory.of(pod).ifPresentOrElse(run -> {
        seat(new Seat(node, pod, run), PodMachine.resume(run, agenda.now()));
      }, () -> {
        var step = PodMachine.begin(PodForm.of(pod), agenda.now());
        seat(new Seat(node, pod, step.run()), step);
      });
    }
  }

  private void seat(Seat seat, Step step) {
    seatByUid.put(uid(seat.pod), seat);
    if (seat.run.isSandboxed()) {
      seat.node.markAddress(seat.run.address());
    }
    for (var container : seat.run.containers()) {
      adopt(seat, container);
    }
    take(seat, step);
  }

  private void adopt(Seat seat, ContainerRun container) {
    if (container.state() instanceof ContainerState.Live live) {
      seat.node.keepImage(container.form().image());
      runtime.adopt(seat, container.form(), Duration.between(live.startedAt(), agenda.now()));
    }
  }

  private void hears(Seat seat, Signal signal) {
    // The API may have removed the pod since; then nobody is there to hear.
    if (seatByUid.get(uid(seat.pod)) == seat) {
      take(seat, PodMachine.on(seat.run, signal, agenda.now()));
    }
  }

  private void take(Seat seat, Step step) {
    seat.run = step.run();
    step.actions().forEach(action -> runtime.act(seat, action));
    touched.add(seat);
    seat.run.wakeAt().filter(seat.wakeAt::isAfter).ifPresent(time -> wake(seat, time));
  }

  private void wake(Seat seat, Instant time) {
    seat.wakeAt = time;
    agenda.at(time, () -> {
      seat.wakeAt = Instant.MAX;
      hears(seat, new Signal.Tick());
    });
  }

  private void gone(String uid) {
    var seat = seatByUid.remove(uid);
    if (seat != null && seat.run.isSandboxed() && !seat.run.form().hostNetwork()) {
      seat.node.giveAddress(seat.run.address());
    }
  }

  /** Hands over what has changed since the last time, of each pod the newest. */
  void flush() {
    touched.forEach(this::report);
    touched.clear();
  }

  private void report(Seat seat) {
    var status = PodStatus.of(seat.run, seat.pod, seat.reported, seat.node.address(), agenda.now());
    boolean remove = seat.run.isRemovable() && !seat.removed;
    if (remove || !Coverage.covers(seat.reported, status)) {
      seat.reported = status;
      seat.removed = remove;
      outbox.accept(ObjectKey.of(seat.pod), new Report(uid(seat.pod), status, seat.run.isRemovable()));
    }
  }

  int podCount() {
    return seatByUid.size();
  }

  private static String uid(ObjectNode pod) {
    return pod.path("metadata").path("uid").asText();
  }
}
