package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreePath;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Who watches which path. Loop-owned, but for the number of those who do. */
final class Roster {
  private final Map<TreePath, Set<TreeWatcher>> byPath = new HashMap<>();
  private final AtomicLong watchers;

  /** {@code watchers}: who comes is counted there already, who leaves is taken off by this roster. */
  Roster(AtomicLong watchers) {
    this.watchers = watchers;
  }

  void add(TreeWatcher watcher) {
    byPath.computeIfAbsent(watcher.standing().path(), _ -> new LinkedHashSet<>(1)).add(watcher);
  }

  /** Unknown ones are ignored: they may have left already. */
  void remove(TreeWatcher watcher) {
    TreePath path = watcher.standing().path();
    Set<TreeWatcher> here = byPath.get(path);
    if (here != null && here.remove(watcher)) {
      watchers.decrementAndGet();
      if (here.isEmpty()) {
        byPath.remove(path);
      }
    }
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  /** In the order in which they came; they may be removed meanwhile. */
  List<TreeWatcher> at(TreePath path) {
    Set<TreeWatcher> here = byPath.get(path);
    return here == null ? List.of() : List.copyOf(here);
  }

  List<TreeWatcher> below(TreePath path) {
    return byPath.entrySet().stream()
        .filter(entry -> entry.getKey().isAtOrBelow(path) && !entry.getKey().equals(path))
        .flatMap(entry -> entry.getValue().stream()).toList();
  }

  List<TreeWatcher> all() {
    return byPath.values().stream().flatMap(Set::stream).toList();
  }
}
