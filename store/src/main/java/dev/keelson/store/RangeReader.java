package dev.keelson.store;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Varint;
import dev.keelson.store.mvcc.KeyOrderPass;
import dev.keelson.store.mvcc.KeySpace;
import dev.keelson.store.mvcc.Ranger;
import java.util.ArrayList;

/** Answers ranges on an image: in memory as far as the caller allows, else row by row. */
final class RangeReader {
  private RangeReader() {}

  static RangeAnswer answer(Image image, RangeQuery query, long heldBytesMax) {
    long current = image.state().revision();
    if (query.revision() > 0) {
      var refusal = Ranger.refusal(query.revision(), current, image.state().compactedTo());
      if (refusal.isPresent()) {
        return new RangeAnswer.Refused(refusal.get());
      }
    }
    KeySpace keys = image.keysAt(query.revision());
    if (query.countOnly() || !Ranger.inKeyOrder(query)) {
      return new RangeAnswer.Held(Ranger.hold(keys, query, current));
    }
    return inKeyOrder(image, keys, query, heldBytesMax);
  }

  /**
   * Holds rows until they are too many; then only measures the rest, and streams everything in a second pass over the
   * same image.
   */
  private static RangeAnswer inKeyOrder(Image image, KeySpace keys, RangeQuery query, long heldBytesMax) {
    var held = new ArrayList<KeyValue>();
    long wireBytes = 0;
    try (var pass = new KeyOrderPass(keys, query, query.limit())) {
      for (KeyValue kv = pass.next(); kv != null; kv = pass.next()) {
        KeyValue shown = Ranger.shown(query, kv);
        wireBytes += wireBytes(shown);
        if (wireBytes <= heldBytesMax) {
          held.add(shown);
        } else {
          held.clear();
        }
      }
      long current = image.state().revision();
      if (wireBytes <= heldBytesMax) {
        return new RangeAnswer.Held(new RangeResult(current, held, pass.more(), pass.count()));
      }
      var facts = new StreamedRange.Facts(current, pass.count(), pass.more(), wireBytes);
      return new RangeAnswer.Streamed(StreamedRange.start(image, keys, query, facts));
    }
  }

  /** Tag, length and body of an element of {@code repeated mvccpb.KeyValue kvs = 2}. */
  private static int wireBytes(KeyValue kv) {
    int body = kv.wireSize();
    return 1 + Varint.size(body) + body;
  }
}
