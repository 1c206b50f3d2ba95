package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import java.util.Optional;

/** Which events, in which form: watchers that want the same share their batches. */
record Want(KeyRange range, boolean previous, boolean puts, boolean deletes) {
  static Want of(WatchRequest request) {
    return new Want(request.range(), request.previous(), request.puts(), request.deletes());
  }

  boolean accepts(Event.Kind kind) {
    return switch (kind) {
      case PUT -> puts;
      case DELETE -> deletes;
    };
  }

  boolean accepts(Event event) {
    return accepts(event.kind()) && range.contains(event.kv().key());
  }

  /**
   * The event as these watchers see it.
   *
   * @param compactedTo the version before a revision is read at that revision - 1, which must not be compacted
   */
  Event form(Event event, long revision, long compactedTo) {
    if (event.previous().isEmpty() || (previous && revision - 1 >= compactedTo)) {
      return event;
    }
    return new Event(event.kind(), event.kv(), Optional.empty());
  }
}
