package dev.keelson.orchestrator.scheduler.queue;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import dev.keelson.orchestrator.scheduler.plugin.Change;
import dev.keelson.orchestrator.scheduler.plugin.Filter;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Pods without a node: those whose turn it is, by priority and age; those that are left alone for a while; and those
 * that no node can take, until something changes that may help them.
 *
 * <p>A pod that was handed out by {@link #poll} is in none of the three until it is given back or removed. Belongs to
 * one thread.
 */
public final class SchedulingQueue {
  /** Should a hint have been wrong, a pod is tried again all the same (kube-scheduler's default). */
  static final Duration PARKED_MAX = Duration.ofMinutes(5);

  private static final Comparator<QueuedPod> TURN = comparingInt((QueuedPod queued) -> queued.pod().priority())
      .reversed().thenComparing(QueuedPod::added).thenComparingLong(QueuedPod::ordinal);

  private final Backoff backoff;
  private final NavigableSet<QueuedPod> active = new TreeSet<>(TURN);
  private final NavigableSet<QueuedPod> backingOff =
      new TreeSet<>(comparing(QueuedPod::notBefore).thenComparing(comparingLong(QueuedPod::ordinal)));

  /** In the order in which they were parked. */
  private final Map<String, QueuedPod> parked = new LinkedHashMap<>();

  private final Map<String, QueuedPod> handedOut = new HashMap<>();

  /** Those in one of the first three, by uid. */
  private final Map<String, QueuedPod> waiting = new HashMap<>();
  private long ordinals;

  public SchedulingQueue(Backoff backoff) {
    this.backoff = backoff;
  }

  /** A pod came, or is not what it was; one that is handed out stays so. */
  public void put(PodInfo pod, Instant now) {
    var out = handedOut.get(pod.uid());
    if (out != null) {
      handedOut.put(pod.uid(), out.with(pod));
      return;
    }
    var old = waiting.get(pod.uid());
    if (old == null) {
      activate(new QueuedPod(pod, ordinals++, now, 0, now, now, Set.of()));
      return;
    }
    var itself = parked.containsKey(pod.uid()) && old.mayBeHelpedBy(new Change.PodItselfChanged())
        && wantsOther(old.pod(), pod);
    var wasActive = active.contains(old);
    var wasParked = parked.containsKey(pod.uid());
    take(old);
    var renewed = old.with(pod);
    if (wasActive) {
      activate(renewed);
    } else if (wasParked && !itself) {
      park(renewed);
    } else {
      delay(renewed, now);
    }
  }

  /** What the scheduler itself has written on a pod is no news. */
  private static boolean wantsOther(PodInfo before, PodInfo after) {
    return !before.id().equals(after.id()) || !before.demand().equals(after.demand())
        || !before.wishes().equals(after.wishes()) || before.priority() != after.priority();
  }

  public void remove(String uid) {
    handedOut.remove(uid);
    var old = waiting.get(uid);
    if (old != null) {
      take(old);
    }
  }

  /** Whose turn it is. */
  public Optional<QueuedPod> poll(Instant now) {
    wake(now);
    var next = active.pollFirst();
    if (next == null) {
      return Optional.empty();
    }
    waiting.remove(next.pod().uid());
    var tried = next.triedAt(now);
    handedOut.put(tried.pod().uid(), tried);
    return Optional.of(tried);
  }

  /** No node could take it, for what these said; it waits until that may be different. */
  public void refuse(String uid, Set<Filter> by, Instant now) {
    var out = handedOut.remove(uid);
    if (out != null) {
      park(out.refused(by, now.plus(backoff.after(out.attempts()))));
    }
  }

  /** It did not work out, for a reason that may be gone the next time. */
  public void retry(String uid, Instant now) {
    var out = handedOut.remove(uid);
    if (out != null) {
      delay(out.refused(Set.of(), now.plus(backoff.after(out.attempts()))), now);
    }
  }

  /** Something happened: those that it may help are tried again. */
  public void changed(Change change, Instant now) {
    var helped = parked.values().stream().filter(queued -> queued.mayBeHelpedBy(change)).toList();
    for (var queued : helped) {
      take(queued);
      delay(queued, now);
    }
  }

  public boolean contains(String uid) {
    return waiting.containsKey(uid) || handedOut.containsKey(uid);
  }

  /** When there may be something to poll that is not there now; empty if only a change can bring that. */
  public Optional<Instant> nextWake() {
    var ends = Stream.concat(backingOff.stream().limit(1).map(QueuedPod::notBefore),
        parked.values().stream().limit(1).map(queued -> queued.tried().plus(PARKED_MAX)));
    return active.isEmpty() ? ends.min(Comparator.naturalOrder()) : Optional.of(Instant.MIN);
  }

  /** Pods by where they are, for metrics: active, backing off, parked. */
  public List<Integer> sizes() {
    return List.of(active.size(), backingOff.size(), parked.size());
  }

  private void wake(Instant now) {
    while (!backingOff.isEmpty() && !backingOff.first().notBefore().isAfter(now)) {
      activate(backingOff.pollFirst());
    }
    var old = parked.values().stream().takeWhile(queued -> !queued.tried().plus(PARKED_MAX).isAfter(now)).toList();
    for (var queued : old) {
      take(queued);
      delay(queued, now);
    }
  }

  private void activate(QueuedPod queued) {
    waiting.put(queued.pod().uid(), queued);
    active.add(queued);
  }

  private void park(QueuedPod queued) {
    waiting.put(queued.pod().uid(), queued);
    parked.put(queued.pod().uid(), queued);
  }

  private void delay(QueuedPod queued, Instant now) {
    if (!queued.notBefore().isAfter(now)) {
      activate(queued);
      return;
    }
    waiting.put(queued.pod().uid(), queued);
    backingOff.add(queued);
  }

  private void take(QueuedPod queued) {
    waiting.remove(queued.pod().uid());
    active.remove(queued);
    backingOff.remove(queued);
    parked.remove(queued.pod().uid());
  }
}
