package dev.keelson.store.apply;

import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Limits;
import dev.keelson.store.mvcc.Version;
import dev.keelson.store.mvcc.Versions;
import java.util.ArrayList;
import java.util.List;

/** {@code DeleteRange}, alone and inside a transaction. Never refuses. */
final class Deleter {
  private Deleter() {}

  static Reply delete(Draft draft, Command.DeleteRange delete, boolean replyWanted) {
    var next = new NextRevision(draft);
    Reply reply = delete(draft, next, delete, replyWanted);
    next.finish();
    return reply;
  }

  static Reply delete(Draft draft, NextRevision next, Command.DeleteRange delete, boolean replyWanted) {
    var previous = new ArrayList<KeyValue>();
    long deleted = delete.range().isSingle()
        ? deleteKey(draft, next, delete.range().from(), previous)
        : deleteRange(draft, next, delete.range(), delete.previous() && replyWanted, previous);
    return new Reply.DeleteRange(next.visible(), deleted, delete.previous() ? previous : List.of());
  }

  static long deleteKey(Draft draft, NextRevision next, Bytes key, List<KeyValue> previous) {
    Version old = draft.newest().get(key);
    if (old == null) {
      return 0;
    }
    next.delete(old);
    draft.pending().delete(key, next.revision(), next.lastSub());
    previous.add(old.kv());
    return 1;
  }

  /** The values that go are kept only when somebody wants them back; the batch that takes them is outside the heap. */
  private static long deleteRange(Draft draft, NextRevision next, KeyRange range, boolean keep,
      List<KeyValue> previous) {
    long deleted = 0;
    var keys = new ArrayList<Bytes>();
    int firstSub = next.lastSub() + 1;
    try (Versions versions = draft.newest().scan(range)) {
      for (Version old = versions.next(); old != null; old = versions.next()) {
        next.delete(old);
        deleted++;
        if (keys.size() < Limits.ERASED_KEYS_NOTED_MAX) {
          keys.add(old.key());
        }
        if (keep) {
          previous.add(old.kv());
        }
      }
    }
    note(draft, next, range, keys, deleted, firstSub);
    return deleted;
  }

  private static void note(Draft draft, NextRevision next, KeyRange range, List<Bytes> keys, long deleted,
      int firstSub) {
    if (deleted > keys.size()) {
      draft.pending().erase(range, next.revision(), next.lastSub());
      return;
    }
    for (int i = 0; i < keys.size(); i++) {
      draft.pending().delete(keys.get(i), next.revision(), firstSub + i);
    }
  }
}
