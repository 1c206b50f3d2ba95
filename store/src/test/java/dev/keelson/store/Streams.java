package dev.keelson.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keelson.store.command.RangeResult;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Varint;
import java.util.ArrayList;
import java.util.Optional;

/** Reads cursors to their end. */
final class Streams {
  private Streams() {}

  /** All rows as if they had been held; checks the size that the cursor has promised. */
  static RangeResult drain(RangeCursor cursor) {
    try (cursor) {
      var kvs = new ArrayList<KeyValue>();
      long wireBytes = 0;
      for (Optional<KeyValue> kv = cursor.next(); kv.isPresent(); kv = cursor.next()) {
        kvs.add(kv.get());
        int body = kv.get().wireSize();
        wireBytes += 1L + Varint.size(body) + body;
      }
      assertEquals(wireBytes, cursor.wireBytes());
      return new RangeResult(cursor.revision(), kvs, cursor.more(), cursor.count());
    }
  }
}
