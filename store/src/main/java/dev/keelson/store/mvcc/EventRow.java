package dev.keelson.store.mvcc;

import dev.keelson.store.model.Bytes;
import java.util.Arrays;

/** What one sub-revision did to one key. */
public record EventRow(long revision, int sub, Kind kind, Bytes key) {
  public enum Kind {
    /** A put of a key that was not there: supersedes nothing. */
    CREATED((byte) 0),
    /** A put of a key that was there. */
    UPDATED((byte) 1),
    DELETED((byte) 2);

    private final byte code;

    Kind(byte code) {
      this.code = code;
    }

    private static Kind of(byte code) {
      return switch (code) {
        case 0 -> CREATED;
        case 1 -> UPDATED;
        case 2 -> DELETED;
        default -> throw new IllegalArgumentException("event row of unknown kind " + code);
      };
    }
  }

  public static byte[] encode(Kind kind, Bytes key) {
    byte[] row = new byte[1 + key.size()];
    row[0] = kind.code;
    System.arraycopy(key.array(), 0, row, 1, key.size());
    return row;
  }

  public static EventRow decode(byte[] rowKey, byte[] value) {
    return new EventRow(RowKey.longAt(rowKey, 1), RowKey.intAt(rowKey, 1 + Long.BYTES), Kind.of(value[0]),
        Bytes.wrap(Arrays.copyOfRange(value, 1, value.length)));
  }
}
