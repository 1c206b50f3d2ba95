package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.watch.TreeHistory.Scan;
import java.util.ArrayList;
import java.util.List;

/** Hands each change, in order and once, to the watchers that it concerns. Loop-owned. */
final class Deliveries {
  private final Roster roster;
  private TreeHistory history = (_, _) -> Scan.EMPTY;

  /** Of the last change that was handed out. Invariant: whoever stands in the roster has no need of earlier ones. */
  private long lastIndex;

  Deliveries(Roster roster) {
    this.roster = roster;
  }

  void start(TreeHistory events) {
    history = events;
  }

  /** A watcher that needs nothing up to {@code index}. */
  void add(TreeWatcher watcher, long index) {
    if (roster.isEmpty()) {
      lastIndex = index;
    }
    roster.add(watcher);
  }

  void deliver(List<TreeChange> changes) {
    if (roster.isEmpty() || changes.getLast().event().index() <= lastIndex) {
      return;
    }
    if (changes.getFirst().event().index() > lastIndex + 1) {
      catchUp();
    }
    for (TreeChange change : changes) {
      if (change.event().index() > lastIndex) {
        deliver(change);
        lastIndex = change.event().index();
      }
    }
  }

  /** Reads on where the changes that were told end. Who needs an event that is gone is given up. */
  void catchUp() {
    if (roster.isEmpty()) {
      return;
    }
    var missed = new ArrayList<TreeEvent>();
    Scan scan = history.scan(lastIndex + 1, event -> !missed.add(event));
    if (scan.oldestIndex() > lastIndex + 1) {
      roster.all().forEach(this::end);
    } else {
      missed.forEach(event -> deliver(TreeChange.past(event)));
    }
    lastIndex = Math.max(lastIndex, scan.index());
  }

  /** The one answer that a watch of the past gets; as in etcd, a stream hears nothing after it. */
  static void answer(TreeWatcher watcher, TreeEvent event) {
    watcher.offer(event);
    if (!watcher.standing().request().stream()) {
      watcher.end();
    }
    tellReady(watcher);
  }

  /** First those who watch what was removed, then those at the event's path and above; some are both, as in etcd. */
  private void deliver(TreeChange change) {
    TreeEvent event = change.event();
    if (event.refresh()) {
      return;
    }
    if (removes(event)) {
      change.removedBelow().ifPresentOrElse(
          paths -> paths.forEach(path -> tellAt(path, event, true)),
          () -> roster.below(event.path()).forEach(watcher -> tell(watcher, event, true)));
      tellAt(event.path(), event, true);
    }
    tellUpwards(event);
  }

  private static boolean removes(TreeEvent event) {
    return switch (event.action()) {
      case DELETE, COMPARE_AND_DELETE, EXPIRE -> true;
      case GET, SET, CREATE, UPDATE, COMPARE_AND_SWAP -> false;
    };
  }

  private void tellUpwards(TreeEvent event) {
    TreePath path = event.path();
    tellAt(path, event, false);
    while (!path.isRoot()) {
      path = path.parent();
      tellAt(path, event, false);
    }
  }

  private void tellAt(TreePath path, TreeEvent event, boolean gone) {
    roster.at(path).forEach(watcher -> tell(watcher, event, gone));
  }

  private void tell(TreeWatcher watcher, TreeEvent event, boolean gone) {
    if (!watcher.standing().hears(event, gone)) {
      return;
    }
    boolean taken = watcher.offer(event);
    if (!taken || !watcher.standing().request().stream()) {
      watcher.end();
      roster.remove(watcher);
    }
    tellReady(watcher);
  }

  private void end(TreeWatcher watcher) {
    watcher.end();
    roster.remove(watcher);
    tellReady(watcher);
  }

  private static void tellReady(TreeWatcher watcher) {
    if (watcher.tell()) {
      watcher.standing().sink().ready(watcher);
    }
  }
}
