package dev.keelson.store.watch;

import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;

/** What the applier tells the hub. */
sealed interface Change {
  /** A commit. {@code bytes} is what it takes in memory, about. */
  record Committed(Commit commit, long bytes) implements Change {
    static Committed of(Commit commit) {
      long bytes = Limits.COMMIT_OVERHEAD_BYTES;
      for (Event event : commit.events()) {
        bytes += Limits.EVENT_OVERHEAD_BYTES + event.kv().wireSize();
        bytes += event.previous().isEmpty() ? 0 : event.previous().get().wireSize();
      }
      return new Committed(commit, bytes);
    }
  }

  record Compacted(long revision) implements Change {}

  /** The store is at {@code revision} now; what happened in between is in history only. */
  record Jumped(long revision, long compactedTo) implements Change {}
}
