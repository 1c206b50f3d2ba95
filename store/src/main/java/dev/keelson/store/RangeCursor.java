package dev.keelson.store;

import dev.keelson.store.model.KeyValue;
import java.util.Optional;

/**
 * The rows of a large range, one after the other, at one moment of the store. Used by one thread at a time, not
 * necessarily always the same.
 */
public interface RangeCursor extends AutoCloseable {
  /** The store's revision at the time of the read. */
  long revision();

  /** As {@link dev.keelson.store.command.RangeResult#count}. */
  long count();

  boolean more();

  /**
   * The sum over all rows of what a row takes as an element of {@code repeated mvccpb.KeyValue kvs = 2}: tag, length
   * and body.
   */
  long wireBytes();

  /** The next row, empty after the last one. Rows and {@link #wireBytes} agree exactly. */
  Optional<KeyValue> next();

  @Override
  void close();
}
