package dev.keelson.store.command;

import dev.keelson.store.model.KeyRange;

/**
 * A {@code KV.Range} without what concerns consistency.
 *
 * @param limit 0 or less = none
 * @param revision 0 or less = the current one
 * @param minModRevision 0 = unset, as for the three after it
 */
public record RangeQuery(
    KeyRange range,
    long limit,
    long revision,
    Order order,
    Target target,
    boolean keysOnly,
    boolean countOnly,
    long minModRevision,
    long maxModRevision,
    long minCreateRevision,
    long maxCreateRevision) {
  /** etcd's {@code SortOrder}; the ordinals are the wire numbers. */
  public enum Order {
    NONE,
    ASCEND,
    DESCEND
  }

  /** etcd's {@code SortTarget}; the ordinals are the wire numbers. */
  public enum Target {
    KEY,
    VERSION,
    CREATE,
    MOD,
    VALUE
  }

  /** All of {@code range} at the current revision, in key order. */
  public static RangeQuery all(KeyRange range) {
    return new RangeQuery(range, 0, 0, Order.NONE, Target.KEY, false, false, 0, 0, 0, 0);
  }

  public RangeQuery at(long otherRevision) {
    return new RangeQuery(range, limit, otherRevision, order, target, keysOnly, countOnly, minModRevision,
        maxModRevision, minCreateRevision, maxCreateRevision);
  }

  public RangeQuery limit(long otherLimit) {
    return new RangeQuery(range, otherLimit, revision, order, target, keysOnly, countOnly, minModRevision,
        maxModRevision, minCreateRevision, maxCreateRevision);
  }
}
