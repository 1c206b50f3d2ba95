package dev.keelson.store.apply;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one log entry has touched so far, with every version it gave them, so that later commands of the entry
 * read them at any revision.
 *
 * <p>A large deletion is one {@link Erasure} instead of a change for each key: its memory does not grow with the number
 * of keys.
 */
final class Pending {
  private final TreeMap<Bytes, Change> changes = new TreeMap<>();
  private final List<Erasure> erasures = new ArrayList<>();

  /** {@code version} null = deleted. {@code earlier} is what this entry did to the key before. */
  record Change(long revision, int sub, @Nullable Version version, @Nullable Change earlier) {
    boolean isAfter(long otherRevision, int otherSub) {
      return revision > otherRevision || (revision == otherRevision && sub > otherSub);
    }
  }

  /** All keys of {@code range} that were there are gone; {@code sub} is that of the last of them. */
  private record Erasure(KeyRange range, long revision, int sub) {
    Change toChange() {
      return new Change(revision, sub, null, null);
    }
  }

  void put(Version version, long revision, int sub) {
    note(version.key(), revision, sub, version);
  }

  void delete(Bytes key, long revision, int sub) {
    note(key, revision, sub, null);
  }

  void erase(KeyRange range, long revision, int sub) {
    erasures.add(new Erasure(range, revision, sub));
  }

  /** What the entry says of {@code key} as of {@code revision}; null when it has not touched it by then. */
  @Nullable Change at(Bytes key, long revision) {
    Change change = changes.get(key);
    while (change != null && change.revision > revision) {
      change = change.earlier;
    }
    for (Erasure erasure : erasures) {
      if (erasure.revision <= revision && erasure.range.contains(key)
          && (change == null || !change.isAfter(erasure.revision, erasure.sub))) {
        change = erasure.toChange();
      }
    }
    return change;
  }

  /** Whether anything in {@code range} may differ from what the engine holds. */
  boolean touches(KeyRange range) {
    return !erasures.isEmpty() || !keys(range).isEmpty();
  }

  /** The touched keys of {@code range}, as they are now: not to be read on after a further change. */
  NavigableMap<Bytes, Change> keys(KeyRange range) {
    if (range.isEmpty()) {
      return Collections.emptyNavigableMap();
    }
    return range.to().isPresent()
        ? changes.subMap(range.from(), true, range.to().get(), false)
        : changes.tailMap(range.from(), true);
  }

  private void note(Bytes key, long revision, int sub, @Nullable Version version) {
    changes.put(key, new Change(revision, sub, version, changes.get(key)));
  }
}
