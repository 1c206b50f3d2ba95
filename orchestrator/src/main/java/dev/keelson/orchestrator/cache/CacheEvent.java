package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One change of one object, before and after. At most three {@link Change}s come of it, whoever watches. */
final class CacheEvent {
  private final long revision;
  private final Optional<Entry> before;
  private final Optional<Entry> after;
  private final AtomicReference<@Nullable Change> added = new AtomicReference<>();
  private final AtomicReference<@Nullable Change> modified = new AtomicReference<>();
  private final AtomicReference<@Nullable Change> deleted = new AtomicReference<>();

  CacheEvent(long revision, Optional<Entry> before, Optional<Entry> after) {
    this.revision = revision;
    this.before = before;
    this.after = after;
  }

  long revision() {
    return revision;
  }

  long bytes() {
    return (long) Limits.EVENT_OVERHEAD_BYTES + after.map(entry -> entry.bytes().length).orElse(0);
  }

  /** As a watcher with {@code selection} sees it; nothing if the object was and is none of those it watches. */
  Optional<Change> seenBy(Selection selection) {
    boolean was = before.isPresent() && selection.selects(before.get());
    boolean is = after.isPresent() && selection.selects(after.get());
    if (is) {
      return Optional.of(was
          ? shared(modified, Change.Type.MODIFIED, after.get())
          : shared(added, Change.Type.ADDED, after.get()));
    }
    return was ? Optional.of(deleted(before.get())) : Optional.empty();
  }

  private Change deleted(Entry last) {
    Change known = deleted.get();
    return known != null ? known : shared(deleted, Change.Type.DELETED, last.at(revision));
  }

  private static Change shared(AtomicReference<@Nullable Change> place, Change.Type type, Entry object) {
    Change known = place.get();
    if (known != null) {
      return known;
    }
    var made = new Change(type, object);
    Change first = place.compareAndExchange(null, made);
    return first == null ? made : first;
  }
}
