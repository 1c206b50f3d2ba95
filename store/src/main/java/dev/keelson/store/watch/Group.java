package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Watchers that want the same: events are selected and encoded once for all of them. Loop-owned. */
final class Group {
  final Want want;

  /** Those that are current. */
  final Set<Watcher> current = new LinkedHashSet<>();

  /** All of them, whatever their standing. */
  int watchers;

  private final BatchCutter turn = new BatchCutter();

  Group(Want want) {
    this.want = want;
  }

  /** Takes an event of this group's range into the turn; returns whether it is the turn's first. */
  boolean collect(Event event, long revision, long compactedTo) {
    if (current.isEmpty() || !want.accepts(event.kind())) {
      return false;
    }
    boolean first = turn.isEmpty();
    turn.add(revision, want.form(event, revision, compactedTo));
    return first;
  }

  /** Offers the turn's events to everybody who is current. */
  void deliver(long revision, Places places) {
    for (EventBatch batch : turn.take()) {
      for (Watcher watcher : List.copyOf(current)) { // a copy, because who refuses leaves
        if (!watcher.offer(revision, batch)) {
          places.move(watcher, new Standing.Happening.Missed(batch.firstRevision()));
        }
      }
    }
  }
}
