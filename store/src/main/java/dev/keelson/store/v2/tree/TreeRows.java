package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows of the tree as the present log entry has left them: what the engine holds, under what the entry has touched. */
final class TreeRows {
  private final Reading reading;
  private final Batch batch;
  private final TreeMap<Bytes, Optional<byte[]>> touched = new TreeMap<>();

  /** What a walk does with a row. */
  @FunctionalInterface
  interface Step {
    /** May change rows; the walk does not see that. False ends it. */
    boolean at(byte[] key, byte[] value);
  }

  TreeRows(Reading reading, Batch batch) {
    this.reading = reading;
    this.batch = batch;
  }

  byte @Nullable [] get(byte[] key) {
    Optional<byte[]> seen = touched.get(Bytes.wrap(key));
    return seen == null ? reading.get(key) : seen.orElse(null);
  }

  void put(byte[] key, byte[] value) {
    batch.put(key, value);
    touched.put(Bytes.wrap(key), Optional.of(value));
  }

  void delete(byte[] key) {
    batch.delete(key);
    touched.put(Bytes.wrap(key), Optional.empty());
  }

  /** For rows that nobody looks for within the entry. */
  Batch blind() {
    return batch;
  }

  /** Whether this entry has removed a row that was there. */
  boolean removed(byte[] key) {
    Optional<byte[]> seen = touched.get(Bytes.wrap(key));
    return seen != null && seen.isEmpty();
  }

  /** Rows from {@code from} to {@code to}, in order, as they are now. */
  void walk(byte[] from, byte[] to, Step step) {
    var changes = new TreeMap<>(touched.subMap(Bytes.wrap(from), Bytes.wrap(to)));
    try (Rows rows = reading.rows(from, to)) {
      for (; rows.valid(); rows.next()) {
        var key = Bytes.wrap(rows.key(0));
        if (!walkTo(changes, key, step)) {
          return;
        }
        Optional<byte[]> seen = changes.remove(key);
        boolean goOn = seen == null ? step.at(key.array(), rows.value()) : stepAt(key, seen, step);
        if (!goOn) {
          return;
        }
      }
    }
    walkTo(changes, null, step);
  }

  /** What the entry has put before {@code end}, or all of it. */
  private static boolean walkTo(NavigableMap<Bytes, Optional<byte[]>> changes, @Nullable Bytes end, Step step) {
    while (!changes.isEmpty() && (end == null || changes.firstKey().compareTo(end) < 0)) {
      Map.Entry<Bytes, Optional<byte[]>> first = changes.pollFirstEntry();
      if (!stepAt(first.getKey(), first.getValue(), step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean stepAt(Bytes key, Optional<byte[]> row, Step step) {
    return row.isEmpty() || step.at(key.array(), row.get());
  }
}
