package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import java.util.ArrayList;
import java.util.List;
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
  private final List<Erased> erased = new ArrayList<>();

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

  /** A range whose rows are gone, but for those that were put since. */
  private record Erased(Bytes from, Bytes to) {
    boolean covers(Bytes key) {
      return from.compareTo(key) <= 0 && key.compareTo(to) < 0;
    }
  }

  byte @Nullable [] get(byte[] key) {
    var wrapped = Bytes.wrap(key);
    Optional<byte[]> seen = touched.get(wrapped);
    if (seen != null) {
      return seen.orElse(null);
    }
    return erasing(wrapped).isPresent() ? null : reading.get(key);
  }

  void put(byte[] key, byte[] value) {
    batch.put(key, value);
    touched.put(Bytes.wrap(key), Optional.of(value));
  }

  void delete(byte[] key) {
    batch.delete(key);
    touched.put(Bytes.wrap(key), Optional.empty());
  }

  /** Many rows at once, without remembering each. */
  void erase(byte[] from, byte[] to) {
    batch.deleteRange(from, to);
    var range = new Erased(Bytes.wrap(from), Bytes.wrap(to));
    touched.subMap(range.from(), range.to()).clear();
    erased.add(range);
  }

  /** For a row of the engine that may still be seen within the entry, because whoever sees it finds out otherwise. */
  void deleteSeen(byte[] key) {
    batch.delete(key);
    touched.remove(Bytes.wrap(key));
  }

  /** For rows that nobody looks for within the entry. */
  Batch blind() {
    return batch;
  }

  /** Rows from {@code from} to {@code to}, in order, as they are now. */
  void walk(byte[] from, byte[] to, Step step) {
    var changes = new TreeMap<>(touched.subMap(Bytes.wrap(from), Bytes.wrap(to)));
    try (Rows rows = reading.rows(from, to)) {
      while (rows.valid()) {
        var key = Bytes.wrap(rows.key(0));
        Optional<Erased> gone = erasing(key);
        if (gone.isPresent()) {
          rows.seek(gone.get().to().array());
          continue;
        }
        // What the entry has put here is put in the place of what the engine has.
        boolean touchedHere = changes.containsKey(key);
        if (!walkTo(changes, touchedHere ? key.successor() : key, step)
            || (!touchedHere && !step.at(key.array(), rows.value()))) {
          return;
        }
        rows.next();
      }
    }
    walkTo(changes, null, step);
  }

  /** What the entry has put before {@code end}, or all of it. */
  private static boolean walkTo(NavigableMap<Bytes, Optional<byte[]>> changes, @Nullable Bytes end, Step step) {
    while (!changes.isEmpty() && (end == null || changes.firstKey().compareTo(end) < 0)) {
      Map.Entry<Bytes, Optional<byte[]>> first = changes.pollFirstEntry();
      boolean goOn = first.getValue().map(row -> step.at(first.getKey().array(), row)).orElse(true);
      if (!goOn) {
        return false;
      }
    }
    return true;
  }

  private Optional<Erased> erasing(Bytes key) {
    return erased.isEmpty() ? Optional.empty() : erased.stream().filter(range -> range.covers(key)).findFirst();
  }
}
