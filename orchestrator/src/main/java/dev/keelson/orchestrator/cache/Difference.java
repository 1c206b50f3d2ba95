package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.storage.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must have happened between two moments, as far as it can still be seen. */
final class Difference {
  private final List<CacheEvent> events = new ArrayList<>();
  private final Moment after;

  private Difference(Moment after) {
    this.after = after;
  }

  /** In order of revisions. When an object went away is not known any more, only that it is gone now. */
  static List<CacheEvent> of(Moment before, Moment after) {
    var difference = new Difference(after);
    difference.walk(before.entries().iterator(), after.entries().iterator());
    difference.events.sort(Comparator.comparingLong(CacheEvent::revision));
    return difference.events;
  }

  private void walk(Iterator<Entry> olds, Iterator<Entry> news) {
    Entry old = next(olds);
    Entry now = next(news);
    while (old != null || now != null) {
      int order = old == null ? 1 : now == null ? -1 : Keys.ORDER.compare(old.key(), now.key());
      see(order <= 0 ? old : null, order >= 0 ? now : null);
      old = order <= 0 ? next(olds) : old;
      now = order >= 0 ? next(news) : now;
    }
  }

  private void see(@Nullable Entry old, @Nullable Entry now) {
    if (old != null && now != null && old.revision() == now.revision()) {
      return;
    }
    long revision = now == null ? after.revision() : now.revision();
    events.add(new CacheEvent(revision, Optional.ofNullable(old), Optional.ofNullable(now)));
  }

  private static @Nullable Entry next(Iterator<Entry> entries) {
    return entries.hasNext() ? entries.next() : null;
  }
}
