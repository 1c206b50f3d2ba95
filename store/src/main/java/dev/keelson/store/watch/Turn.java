package dev.keelson.store.watch;

import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Moves the present: takes all changes that wait and offers what they bring to the current watchers, one batch for many
 * commits. Loop-owned.
 */
final class Turn {
  private final ChangeQueue queue;
  private final Present present;
  private final CommitRing ring;
  private final Roster roster;
  private final CatchUp catchUp;
  private final WatchCounters counters;
  private final Set<Group> touched = new LinkedHashSet<>();

  Turn(ChangeQueue queue, Present present, CommitRing ring, Roster roster, CatchUp catchUp, WatchCounters counters) {
    this.queue = queue;
    this.present = present;
    this.ring = ring;
    this.roster = roster;
    this.catchUp = catchUp;
    this.counters = counters;
  }

  void start(long revision, long compactedTo) {
    ring.restart(revision + 1);
    present.revision = revision;
    present.compactedTo = compactedTo;
  }

  void take() {
    for (Change change : queue.take()) {
      switch (change) {
        case Change.Committed(var commit, _) when commit.spilled() -> jump(commit.revision());
        case Change.Committed committed -> collect(committed);
        case Change.Compacted(var revision) -> compacted(revision);
        case Change.Jumped(var revision, var compactedTo) -> {
          jump(revision);
          compacted(compactedTo);
        }
      }
    }
    deliver();
  }

  private void collect(Change.Committed committed) {
    Commit commit = committed.commit();
    keep(committed);
    present.revision = commit.revision();
    counters.events(commit.events().size());
    for (Event event : commit.events()) {
      roster.index.concerned(event.kv().key(), group -> collect(group, event));
    }
  }

  /** Without watchers the ring would only hold memory: whoever comes later and asks for the past reads history. */
  private void keep(Change.Committed committed) {
    if (roster.index.isEmpty()) {
      ring.restart(committed.commit().revision() + 1);
    } else {
      ring.add(committed);
    }
  }

  private void collect(Group group, Event event) {
    if (group.collect(event, present.revision, present.compactedTo)) {
      touched.add(group);
    }
  }

  private void deliver() {
    for (Group group : touched) {
      group.deliver(present.revision, roster.places);
    }
    touched.clear();
    arrived();
  }

  /** Goes on at {@code revision} without the commits up to there: whoever wants them finds them in history. */
  private void jump(long revision) {
    deliver();
    if (revision > present.revision) {
      roster.places.missedByAll(roster.index.groups(), present.revision + 1);
      ring.restart(revision + 1);
      present.revision = revision;
      arrived();
    }
  }

  private void arrived() {
    catchUp.forgetSlices();
    roster.places.reached(present.revision);
  }

  private void compacted(long revision) {
    if (revision > present.compactedTo) {
      present.compactedTo = revision;
      catchUp.forgetSlices();
      roster.rouse();
    }
  }
}
