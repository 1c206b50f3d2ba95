package dev.keelson.store;

import dev.keelson.store.engine.Rows;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;
import dev.keelson.store.mvcc.RowKey;

/** How many rows there really are, beneath what a view shows. */
final class Rowset {
  private Rowset() {}

  static int history(View view) {
    return count(view, RowKey.historyStart(Bytes.EMPTY), RowKey.historyEnd(KeyRange.ALL));
  }

  static int events(View view) {
    return count(view, RowKey.event(0, 0), RowKey.event(Long.MAX_VALUE, 0));
  }

  private static int count(View view, byte[] from, byte[] to) {
    int count = 0;
    try (Rows rows = view.image().reading().rows(from, to)) {
      for (; rows.valid(); rows.next()) {
        count++;
      }
    }
    return count;
  }
}
