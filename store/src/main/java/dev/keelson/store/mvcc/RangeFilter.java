package dev.keelson.store.mvcc;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.KeyValue;

/** The revision bounds of a query; 0 leaves one open. */
final class RangeFilter {
  private RangeFilter() {}

  static boolean present(RangeQuery query) {
    return query.minModRevision() != 0 || query.maxModRevision() != 0 || query.minCreateRevision() != 0
        || query.maxCreateRevision() != 0;
  }

  static boolean accepts(RangeQuery query, KeyValue kv) {
    if (!present(query)) {
      return true;
    }
    return within(kv.modRevision(), query.minModRevision(), query.maxModRevision())
        && within(kv.createRevision(), query.minCreateRevision(), query.maxCreateRevision());
  }

  private static boolean within(long revision, long min, long max) {
    return (min == 0 || revision >= min) && (max == 0 || revision <= max);
  }
}
