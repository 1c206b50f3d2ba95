package dev.keelson.api.etcd.local;

import java.util.List;

/**
 * What a range found.
 *
 * @param revision the store's at the time of the read, whatever revision was asked for
 * @param more whether rows are left out
 * @param count all keys of the range, whatever was left out
 */
public record LocalRange(long revision, List<LocalRow> rows, boolean more, long count) {
  public LocalRange {
    rows = List.copyOf(rows);
  }
}
