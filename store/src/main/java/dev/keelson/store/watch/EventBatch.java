package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import java.util.List;

/**
 * Events of one or several whole revisions for every watcher that wants the same: made once, shared by all of them.
 *
 * <p>Its wire form, a sequence of {@code repeated mvccpb.Event events = 11}, is encoded once too, on first use.
 */
public final class EventBatch {
  private final List<Event> events;

  public EventBatch(List<Event> events) {
    this.events = List.copyOf(events);
  }

  public List<Event> events() {
    return events;
  }

  /** The encoded events, each with its tag and length. For reading only. */
  public byte[] wire() {
    throw new UnsupportedOperationException();
  }
}
