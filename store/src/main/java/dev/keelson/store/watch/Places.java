package dev.keelson.store.watch;

import dev.keelson.store.watch.Standing.Happening;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts every watcher where its standing belongs: the current ones into their group, those that catch up into their
 * stream's order, those that wait by revision. The only one who changes a standing. Loop-owned.
 */
final class Places {
  /** Those that may take their next step of catching up now. */
  final Set<Watcher> ready = new LinkedHashSet<>();

  private final TreeMap<Long, Set<Watcher>> waiting = new TreeMap<>();
  private final WatchCounters counters;

  Places(WatchCounters counters) {
    this.counters = counters;
  }

  /** Gives a new watcher its first place. */
  void put(Watcher watcher, Standing standing) {
    watcher.stand(standing);
    enter(watcher, standing);
  }

  void move(Watcher watcher, Happening happening) {
    Standing before = watcher.standing();
    Standing after = before.after(happening);
    watcher.stand(after);
    if (before instanceof Standing.CatchingUp && after instanceof Standing.CatchingUp) {
      readyUnlessFull(watcher); // and it keeps its turn among the others of its stream
      return;
    }
    leave(watcher, before);
    enter(watcher, after);
  }

  /** Those for whom the hub's new revision is the end of waiting. */
  void reached(long revision) {
    while (!waiting.isEmpty() && waiting.firstKey() <= revision + 1) {
      for (Watcher watcher : List.copyOf(waiting.firstEntry().getValue())) {
        move(watcher, new Happening.Reached(revision));
      }
    }
  }

  /** Everybody who is current has missed {@code from}. */
  void missedByAll(List<Group> groups, long from) {
    for (Group group : groups) {
      for (Watcher watcher : new ArrayList<>(group.current)) {
        move(watcher, new Happening.Missed(from));
      }
    }
  }

  /** Those of a stream that catch up may go on when it has room. */
  void rouse(ClientStream stream) {
    stream.behind.forEach(this::readyUnlessFull);
  }

  private void enter(Watcher watcher, Standing standing) {
    switch (standing) {
      case Standing.Current _ -> watcher.group.current.add(watcher);
      case Standing.Waiting(var from) -> waiting.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(watcher);
      case Standing.CatchingUp _ -> {
        watcher.stream.behind.add(watcher);
        counters.slow(1);
        readyUnlessFull(watcher);
      }
      case Standing.Ended _ -> {}
    }
  }

  private void leave(Watcher watcher, Standing standing) {
    switch (standing) {
      case Standing.Current _ -> watcher.group.current.remove(watcher);
      case Standing.Waiting(var from) -> stopWaiting(watcher, from);
      case Standing.CatchingUp _ -> {
        watcher.stream.behind.remove(watcher);
        counters.slow(-1);
        ready.remove(watcher);
      }
      case Standing.Ended _ -> {}
    }
  }

  private void stopWaiting(Watcher watcher, long from) {
    waiting.computeIfPresent(from, (_, watchers) -> {
      watchers.remove(watcher);
      return watchers.isEmpty() ? null : watchers;
    });
  }

  private void readyUnlessFull(Watcher watcher) {
    if (!watcher.stream.full()) {
      ready.add(watcher);
    }
  }
}
