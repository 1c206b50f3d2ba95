package dev.keelson.store.command;

import dev.keelson.store.model.KeyValue;
import java.util.List;

/**
 * What a range found.
 *
 * @param revision the store's revision at the time of the read, whatever revision was asked for
 * @param count all keys of the range at the asked revision, whatever limit and filters said
 */
public record RangeResult(long revision, List<KeyValue> kvs, boolean more, long count) {
  public RangeResult {
    kvs = List.copyOf(kvs);
  }
}
