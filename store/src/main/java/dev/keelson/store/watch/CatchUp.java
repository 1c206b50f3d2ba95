package dev.keelson.store.watch;

import dev.keelson.store.HistoryPage;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.watch.Standing.Happening;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Leads late watchers back to the present: through the ring when it reaches so far, else through history. */
final class CatchUp {
  private record Shared(Group group, long from) {}

  private final Present present;
  private final CommitRing ring;
  private final Roster roster;
  private final Places places;
  private final HistoryReads history;
  private final SequencedMap<Shared, CommitRing.Slice> slices = new LinkedHashMap<>();

  CatchUp(Present present, CommitRing ring, Roster roster, HistoryReads history) {
    this.present = present;
    this.ring = ring;
    this.roster = roster;
    this.places = roster.places;
    this.history = history;
  }

  /** Slices made before no longer reach the present. */
  void forgetSlices() {
    slices.clear();
  }

  /** Takes some steps; returns whether more can be taken. */
  boolean step() {
    for (int steps = 0; steps < Limits.CATCH_UP_STEPS_PER_TURN_MAX && !places.ready.isEmpty(); steps++) {
      Watcher watcher = places.ready.iterator().next();
      places.ready.remove(watcher);
      if (watcher.standing() instanceof Standing.CatchingUp(var from) && !watcher.stream.full()) {
        step(watcher, from);
      }
    }
    return !places.ready.isEmpty();
  }

  private void step(Watcher watcher, long from) {
    if (ring.holds(from)) {
      CommitRing.Slice slice = slice(watcher.group, from);
      take(watcher, slice.batch(), slice.next());
    } else if (from < present.compactedTo) {
      roster.compacted(watcher, present.compactedTo);
    } else {
      history.request(watcher, from, this::arrived);
    }
  }

  private CommitRing.Slice slice(Group group, long from) {
    var key = new Shared(group, from);
    CommitRing.Slice known = slices.get(key);
    if (known != null) {
      return known;
    }
    CommitRing.Slice made = ring.slice(group.want, from, present.compactedTo);
    if (slices.size() == Limits.SHARED_SLICES_MAX) {
      slices.pollFirstEntry();
    }
    slices.put(key, made);
    return made;
  }

  private void take(Watcher watcher, Optional<EventBatch> batch, long next) {
    long revision = Math.max(present.revision, next - 1);
    if (batch.isEmpty() || watcher.offer(revision, batch.get())) {
      places.move(watcher, new Happening.Read(next, present.revision));
    }
  }

  /** A page may end beyond the hub's revision: its watchers then wait until the hub has come so far. */
  private void arrived(long from, List<Watcher> watchers, Optional<HistoryPage> page) {
    if (page.isEmpty()) {
      // Compacted. When the hub has not heard of it yet, the watchers take their step again once it has.
      watchers.stream().filter(watcher -> from < present.compactedTo).forEach(places.ready::add);
      return;
    }
    Optional<EventBatch> batch = Optional.empty();
    for (Watcher watcher : watchers) {
      if (watcher.standing().equals(new Standing.CatchingUp(from))) {
        batch = batch.isPresent() ? batch : batch(watcher.group.want, page.get());
        take(watcher, batch, page.get().nextRevision());
      }
    }
  }

  private Optional<EventBatch> batch(Want want, HistoryPage page) {
    List<Event> events = page.commits().stream().flatMap(commit -> wanted(want, commit)).toList();
    return events.isEmpty() ? Optional.empty() : Optional.of(EventBatch.of(events));
  }

  private Stream<Event> wanted(Want want, Commit commit) {
    return commit.events().stream()
        .filter(want::accepts)
        .map(event -> want.form(event, commit.revision(), present.compactedTo));
  }
}
