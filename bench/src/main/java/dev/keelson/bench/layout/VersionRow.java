package dev.keelson.bench.layout;

/** A version of a key as a row's value: create revision, mod revision, version, lease, then the value. */
final class VersionRow {
  private static final int MOD = Long.BYTES;
  private static final int VERSION = 2 * Long.BYTES;
  static final int HEAD_BYTES = 4 * Long.BYTES;

  private VersionRow() {}

  /** @param previous the row it replaces, empty for none */
  static byte[] next(byte[] previous, long revision, byte[] value) {
    var row = new byte[HEAD_BYTES + value.length];
    var first = previous.length == 0;
    Space.LONG.set(row, 0, first ? revision : (long) Space.LONG.get(previous, 0));
    Space.LONG.set(row, MOD, revision);
    Space.LONG.set(row, VERSION, first ? 1L : (long) Space.LONG.get(previous, VERSION) + 1);
    System.arraycopy(value, 0, row, HEAD_BYTES, value.length);
    return row;
  }

  static long modRevision(byte[] row) {
    return (long) Space.LONG.get(row, MOD);
  }
}
