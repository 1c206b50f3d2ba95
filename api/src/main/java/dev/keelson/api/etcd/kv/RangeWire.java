package dev.keelson.api.etcd.kv;

import dev.keelson.store.model.KeyValue;
import dev.keelson.store.model.Varint;

/** The wire form of {@code RangeResponse} around rows that are kept in wire form already. */
final class RangeWire {
  private static final int TAG_HEADER = 1 << 3 | 2;
  private static final int TAG_KVS = 2 << 3 | 2;
  private static final int TAG_MORE = 3 << 3;
  private static final int TAG_COUNT = 4 << 3;

  private RangeWire() {}

  static int headerSize(byte[] header) {
    return 1 + Varint.size(header.length) + header.length;
  }

  static int putHeader(byte[] target, int at, byte[] header) {
    target[at] = (byte) TAG_HEADER;
    int next = Varint.write(target, at + 1, header.length);
    System.arraycopy(header, 0, target, next, header.length);
    return next + header.length;
  }

  static int rowSize(KeyValue row) {
    int body = row.wireSize();
    return 1 + Varint.size(body) + body;
  }

  static int putRow(byte[] target, int at, KeyValue row) {
    target[at] = (byte) TAG_KVS;
    return row.writeTo(target, Varint.write(target, at + 1, row.wireSize()));
  }

  static int tailSize(boolean more, long count) {
    return (more ? 2 : 0) + (count == 0 ? 0 : 1 + Varint.size(count));
  }

  static int putTail(byte[] target, int at, boolean more, long count) {
    int next = at;
    if (more) {
      target[next++] = (byte) TAG_MORE;
      target[next++] = 1;
    }
    if (count != 0) {
      target[next++] = (byte) TAG_COUNT;
      next = Varint.write(target, next, count);
    }
    return next;
  }
}
