package dev.keelson.store;

import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Limits;
import dev.keelson.store.model.StoreFailure;
import dev.keelson.store.mvcc.EventRow;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells again what happened: events from their rows, each with the version that it made. One page, then close.
 *
 * <p>All look-ups in history go through one cursor: opening one for each event would cost more than the look-up.
 */
final class HistoryReader implements AutoCloseable {
  private final Image image;
  private final Predicate<Bytes> wanted;
  private final boolean previous;
  private final Rows history;

  HistoryReader(Image image, Predicate<Bytes> wanted, boolean previous) {
    this.image = image;
    this.wanted = wanted;
    this.previous = previous;
    this.history = image.reading().rows(RowKey.historyStart(Bytes.EMPTY), RowKey.historyEnd(KeyRange.ALL));
  }

  @Override
  public void close() {
    history.close();
  }

  /** Whole revisions from {@code from} on, until {@code bytesMax} is reached or enough events were looked at. */
  HistoryPage page(long from, int bytesMax) {
    long end = image.state().revision() + 1;
    var commits = new ArrayList<Commit>();
    var events = new ArrayList<Event>();
    long revision = from;
    long bytes = 0;
    int scanned = 0;
    try (Rows rows = image.reading().rows(RowKey.event(from, 0), RowKey.event(end, 0))) {
      for (; rows.valid(); rows.next()) {
        var row = EventRow.decode(rows.key(0), rows.value());
        if (row.revision() != revision) {
          addCommit(commits, revision, events);
          revision = row.revision();
          if (bytes >= bytesMax || scanned >= Limits.HISTORY_EVENTS_SCANNED_MAX) {
            return new HistoryPage(commits, revision);
          }
        }
        scanned++;
        if (wanted.test(row.key())) {
          bytes += add(events, row);
        }
      }
    }
    addCommit(commits, revision, events);
    return new HistoryPage(commits, end);
  }

  private static void addCommit(List<Commit> commits, long revision, List<Event> events) {
    if (!events.isEmpty()) {
      commits.add(new Commit(revision, events, false));
      events.clear();
    }
  }

  /** Returns what the event takes. */
  private long add(List<Event> events, EventRow row) {
    KeyValue kv = row.kind() == EventRow.Kind.DELETED
        ? KeyValue.tombstone(row.key(), row.revision())
        : made(row);
    if (kv == null) {
      return 0;
    }
    var event = new Event(row.kind() == EventRow.Kind.DELETED ? Event.Kind.DELETE : Event.Kind.PUT, kv,
        previous && kv.createRevision() != row.revision() ? before(row) : Optional.empty());
    events.add(event);
    return (long) kv.wireSize() + event.previous().map(KeyValue::wireSize).orElse(0);
  }

  /**
   * The version that the event made: the current one, or the first that was superseded after it. Null when it was
   * superseded by the revision up to which history is compacted, its own: no reader sees it any more.
   */
  private @Nullable KeyValue made(EventRow event) {
    byte[] current = image.reading().get(RowKey.current(event.key()));
    if (current != null) {
      var version = new Version(event.key(), current);
      if (isOf(version, event)) {
        return version.kv();
      }
    }
    boolean compacted = event.revision() <= image.state().compactedTo();
    Version superseded = compacted
        ? supersededFrom(event.key(), event.revision() + 1, 0)
        : supersededFrom(event.key(), event.revision(), event.sub() + 1);
    if (superseded != null && isOf(superseded, event)) {
      return superseded.kv();
    }
    if (compacted) {
      return null;
    }
    throw new StoreFailure("no version of " + event.key() + " for its event " + event.revision() + "/" + event.sub()
        + ": the store is damaged");
  }

  private static boolean isOf(Version version, EventRow event) {
    return version.sub() == event.sub() && version.modRevision() == event.revision();
  }

  /** As a reader one revision earlier saw it, if that may still be read. */
  private Optional<KeyValue> before(EventRow event) {
    long earlier = event.revision() - 1;
    if (earlier < image.state().compactedTo()) {
      return Optional.empty();
    }
    // This revision has changed the key, so what was there before it is not current any more.
    Version superseded = supersededFrom(event.key(), event.revision(), 0);
    return superseded != null && superseded.modRevision() <= earlier
        ? Optional.of(superseded.kv())
        : Optional.empty();
  }

  /** The first version of {@code key} that was superseded at ({@code revision}, {@code sub}) or later. */
  private @Nullable Version supersededFrom(Bytes key, long revision, int sub) {
    history.seek(RowKey.history(key, revision, sub));
    return history.valid() && RowKey.historyKey(history.key(0)).equals(key)
        ? new Version(key, history.value())
        : null;
  }
}
