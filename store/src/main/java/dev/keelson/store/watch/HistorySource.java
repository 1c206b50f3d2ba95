package dev.keelson.store.watch;

import dev.keelson.store.HistoryPage;
import dev.keelson.store.model.Bytes;
import java.util.Optional;
import java.util.function.Predicate;

/** Where commits are read that are no longer in memory. Called by reader threads, several at a time; may block. */
@FunctionalInterface
public interface HistorySource {
  /** As {@link dev.keelson.store.View#history}, on the newest view. */
  Optional<HistoryPage> read(long fromRevision, Predicate<Bytes> wanted, boolean previous, int bytesMax);
}
