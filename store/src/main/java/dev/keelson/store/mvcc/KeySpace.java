package dev.keelson.store.mvcc;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import org.jspecify.annotations.Nullable;

/** The keys as of one revision, each with the version that a reader at that revision sees. */
public interface KeySpace {
  /** Null when the key is not there. */
  @Nullable Version get(Bytes key);

  /** Must be closed. */
  Versions scan(KeyRange range);

  default long count(KeyRange range) {
    long count = 0;
    try (var versions = scan(range)) {
      while (versions.next() != null) {
        count++;
      }
    }
    return count;
  }
}
