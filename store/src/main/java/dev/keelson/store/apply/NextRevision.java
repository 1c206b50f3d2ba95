package dev.keelson.store.apply;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.mvcc.EventRow;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.mvcc.Version;
import org.jspecify.annotations.Nullable;

/**
 * The revision that a command makes, if it changes anything: every change of it gets the next sub-revision.
 *
 * <p>Rows of a change: the new current row, the superseded version as history under the change's own stamp, an event
 * under that stamp, and the key's presence when it comes or goes.
 */
final class NextRevision {
  private final Draft draft;
  private final Batch batch;
  private final CommitRecorder recorder;
  private final long revision;
  private int sub;

  NextRevision(Draft draft) {
    this.draft = draft;
    this.batch = draft.batch();
    this.revision = draft.revision() + 1;
    this.recorder = new CommitRecorder(draft, revision);
  }

  /** What a reply at this point says: the old revision before the first change, the new one from there on. */
  long visible() {
    return sub == 0 ? draft.revision() : revision;
  }

  /** {@code old} is the key's version now, null when it is not there. */
  void put(Bytes key, @Nullable Version old, Bytes value, long lease) {
    KeyValue before = old == null ? null : old.kv();
    var kv = before == null
        ? KeyValue.of(key, revision, revision, 1, value, lease)
        : KeyValue.of(key, before.createRevision(), revision, before.version() + 1, value, lease);
    var version = Version.of(sub, kv);
    batch.put(RowKey.current(key), version.row());
    if (old == null) {
      batch.put(RowKey.presence(key), RowKey.NOTHING);
      draft.keysAdded(1);
    } else {
      supersede(old);
    }
    attach(key, before == null ? 0 : before.lease(), lease);
    event(old == null ? EventRow.Kind.CREATED : EventRow.Kind.UPDATED, key);
    recorder.put(version.kv(), old);
    draft.pending().put(version, revision, sub);
    sub++;
  }

  /** Deletes what is there now. The caller tells {@link Pending}: of this key alone, or of a whole range. */
  void delete(Version old) {
    Bytes key = old.key();
    batch.delete(RowKey.current(key));
    batch.delete(RowKey.presence(key));
    draft.keysAdded(-1);
    supersede(old);
    attach(key, old.kv().lease(), 0);
    event(EventRow.Kind.DELETED, key);
    recorder.delete(key, old);
    sub++;
  }

  long revision() {
    return revision;
  }

  /** Of the last change. */
  int lastSub() {
    return sub - 1;
  }

  /** Ends the command: the revision becomes the store's if anything changed. */
  void finish() {
    if (sub > 0) {
      draft.commit(recorder.commit());
    }
  }

  private void supersede(Version old) {
    batch.put(RowKey.history(old.key(), revision, sub), old.row());
  }

  private void event(EventRow.Kind kind, Bytes key) {
    batch.put(RowKey.event(revision, sub), EventRow.encode(kind, key));
  }

  private void attach(Bytes key, long from, long to) {
    if (from == to) {
      return;
    }
    if (from != 0) {
      batch.delete(RowKey.attachment(from, key));
    }
    if (to != 0) {
      batch.put(RowKey.attachment(to, key), RowKey.NOTHING);
    }
  }
}
