package dev.keelson.store.v2.tree;

import dev.keelson.store.mvcc.Numbers;
import dev.keelson.store.mvcc.RowKey;
import dev.keelson.store.v2.TreeCounter;
import dev.keelson.store.v2.TreeStats;
import java.util.stream.LongStream;

/**
 * The tree's numbers, in one row.
 *
 * @param index of the last change; 0 when there was none
 * @param stats of what came through the log; what clients get and watch on this member is counted elsewhere
 */
public record TreeState(long index, TreeStats stats) {
  public static final TreeState FRESH = new TreeState(0, TreeStats.NONE);

  private static final int NUMBERS = 1 + TreeCounter.values().length;

  /** How many events the history keeps, as etcd. */
  private static final int EVENTS_KEPT = 1_000;

  /** Of the oldest event that is kept; 0 when there was none. */
  public long oldestIndex() {
    return Math.max(Math.min(1, index), index - EVENTS_KEPT + 1);
  }

  public static byte[] rowKey() {
    return RowKey.meta("tree");
  }

  byte[] encode() {
    return Numbers.encode(LongStream.concat(LongStream.of(index), stats.counts().stream().mapToLong(Long::longValue))
        .toArray());
  }

  public static TreeState decode(byte[] row) {
    long[] numbers = Numbers.decode(row, NUMBERS);
    return new TreeState(numbers[0], new TreeStats(LongStream.of(numbers).skip(1).boxed().toList()));
  }
}
