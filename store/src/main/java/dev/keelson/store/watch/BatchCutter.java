package dev.keelson.store.watch;

import dev.keelson.store.model.Event;
import java.util.ArrayList;
import java.util.List;

/** Cuts a run of events into batches of whole revisions. */
final class BatchCutter {
  private final List<EventBatch> cut = new ArrayList<>();
  private final List<Event> open = new ArrayList<>();
  private long openRevision;
  private int openBytes;

  /** Events come in the order of their revisions. */
  void add(long revision, Event event) {
    if (revision != openRevision && full()) {
      close();
    }
    openRevision = revision;
    openBytes += EventBatch.elementSize(event);
    open.add(event);
  }

  /** Whether the open batch ends with its last revision. */
  boolean full() {
    return openBytes >= Limits.BATCH_BYTES;
  }

  boolean isEmpty() {
    return open.isEmpty() && cut.isEmpty();
  }

  /** All of them, encoded; starts anew. */
  List<EventBatch> take() {
    close();
    var taken = List.copyOf(cut);
    cut.clear();
    return taken;
  }

  private void close() {
    if (!open.isEmpty()) {
      cut.add(EventBatch.of(open));
      open.clear();
      openBytes = 0;
    }
  }
}
