package dev.keelson.store.apply;

import dev.keelson.store.engine.Batch;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leases, alarms and members: rows without versions, as the present log entry has left them. */
final class SmallRows {
  private final Reading reading;
  private final Batch batch;
  private final TreeMap<Bytes, Optional<byte[]>> touched = new TreeMap<>();

  SmallRows(Reading reading, Batch batch) {
    this.reading = reading;
    this.batch = batch;
  }

  Optional<byte[]> get(byte[] rowKey) {
    Optional<byte[]> pending = touched.get(Bytes.wrap(rowKey));
    return pending == null ? Optional.ofNullable(reading.get(rowKey)) : pending;
  }

  void put(byte[] rowKey, byte[] value) {
    batch.put(rowKey, value);
    touched.put(Bytes.wrap(rowKey), Optional.of(value));
  }

  void delete(byte[] rowKey) {
    batch.delete(rowKey);
    touched.put(Bytes.wrap(rowKey), Optional.empty());
  }

  /** All rows from {@code from} to {@code to}, for spaces that are known to be small. */
  SortedMap<Bytes, byte[]> all(byte[] from, byte[] to) {
    var all = new TreeMap<Bytes, byte[]>();
    try (Rows rows = reading.rows(from, to)) {
      for (; rows.valid(); rows.next()) {
        all.put(Bytes.wrap(rows.key(0)), rows.value());
      }
    }
    touched.subMap(Bytes.wrap(from), Bytes.wrap(to)).forEach((key, value) -> value.ifPresentOrElse(
        present -> all.put(key, present), () -> all.remove(key)));
    return all;
  }
}
