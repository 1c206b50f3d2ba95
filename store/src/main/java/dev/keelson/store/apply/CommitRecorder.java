package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Limits;
import dev.keelson.store.mvcc.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the events of one revision for those who watch, as long as they are few enough to hold. */
final class CommitRecorder {
  private final Draft draft;
  private final long revision;
  private final List<Event> events = new ArrayList<>(1);
  private long bytes;
  private boolean spilled;

  CommitRecorder(Draft draft, long revision) {
    this.draft = draft;
    this.revision = revision;
  }

  void put(KeyValue kv, @Nullable Version superseded) {
    boolean creates = kv.createRevision() == revision;
    record(Event.Kind.PUT, kv, creates ? null : superseded);
  }

  void delete(Bytes key, Version superseded) {
    record(Event.Kind.DELETE, KeyValue.tombstone(key, revision), superseded);
  }

  Commit commit() {
    return new Commit(revision, events, spilled);
  }

  private void record(Event.Kind kind, KeyValue kv, @Nullable Version superseded) {
    if (spilled) {
      return;
    }
    var event = new Event(kind, kv, previous(superseded));
    bytes += kv.wireSize() + event.previous().map(KeyValue::wireSize).orElse(0);
    if (events.size() == Limits.COMMIT_EVENTS_HELD_MAX || bytes > Limits.COMMIT_BYTES_HELD_MAX) {
      spilled = true;
      events.clear();
      return;
    }
    events.add(event);
  }

  /** The version just before this revision, which is not the superseded one if that is of this revision itself. */
  private Optional<KeyValue> previous(@Nullable Version superseded) {
    if (superseded == null) {
      return Optional.empty();
    }
    Version before = superseded.modRevision() < revision
        ? superseded
        : draft.at(revision - 1).get(superseded.key());
    return Optional.ofNullable(before).map(Version::kv);
  }
}
