package dev.keelson.store.mvcc;

import dev.keelson.store.command.LogPosition;

/**
 * The numbers that every log entry moves, in one row, written in the same batch as what the entry did.
 *
 * @param revision of the last change; 1 in a store that nobody has written to
 * @param compactedTo -1 before the first compaction
 * @param keyCount keys that are there now
 */
public record StateRow(long revision, long compactedTo, long keyCount, LogPosition applied) {
  public static final StateRow FRESH = new StateRow(1, -1, 0, LogPosition.START);

  private static final int FIELDS = 5;

  public static byte[] rowKey() {
    return RowKey.meta("state");
  }

  public byte[] encode() {
    return Numbers.encode(revision, compactedTo, keyCount, applied.term(), applied.index());
  }

  public static StateRow decode(byte[] row) {
    long[] numbers = Numbers.decode(row, FIELDS);
    return new StateRow(numbers[0], numbers[1], numbers[2], new LogPosition(numbers[3], numbers[4]));
  }
}
