package dev.keelson.store.mvcc;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.model.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers range queries as etcd's {@code applierV3backend.Range} does, in its order of steps: fetch, filter, sort, cut.
 *
 * <p>Whoever sorts or filters fetches the whole range first, so that the limit cuts last. One case differs and clients
 * see it: a sort target without a sort order sorts only what the limit has already fetched, and that is one row more
 * than is asked for.
 */
public final class Ranger {
  private Ranger() {}

  /** Why the store of ({@code current}, {@code compactedTo}) cannot read at {@code revision}. */
  public static Optional<Refusal> refusal(long revision, long current, long compactedTo) {
    if (revision > current) {
      return Optional.of(new Refusal.FutureRevision(revision, current));
    }
    if (revision < compactedTo) {
      return Optional.of(new Refusal.Compacted(revision, compactedTo));
    }
    return Optional.empty();
  }

  /** True when the answer comes in key order and can be given row by row. */
  public static boolean inKeyOrder(RangeQuery query) {
    return query.target() == RangeQuery.Target.KEY && query.order() != RangeQuery.Order.DESCEND;
  }

  /** The whole answer in memory. {@code revision} is what the answer says the store's revision is. */
  public static RangeResult hold(KeySpace keys, RangeQuery query, long revision) {
    if (query.countOnly()) {
      return new RangeResult(revision, List.of(), false, keys.count(query.range()));
    }
    long limit = Math.max(query.limit(), 0);
    return inKeyOrder(query) ? inKeyOrder(keys, query, limit, revision) : sorted(keys, query, limit, revision);
  }

  private static RangeResult inKeyOrder(KeySpace keys, RangeQuery query, long limit, long revision) {
    try (var pass = new KeyOrderPass(keys, query, limit)) {
      var kvs = new ArrayList<KeyValue>();
      for (var kv = pass.next(); kv != null; kv = pass.next()) {
        kvs.add(shown(query, kv));
      }
      return new RangeResult(revision, kvs, pass.more(), pass.count());
    }
  }

  private static RangeResult sorted(KeySpace keys, RangeQuery query, long limit, long revision) {
    try (var pass = new KeyOrderPass(keys, query, fetchMax(query, limit))) {
      var sorted = new SortedRows(query, limit);
      for (var kv = pass.next(); kv != null; kv = pass.next()) {
        sorted.add(kv);
      }
      var kvs = sorted.inOrder().stream().map(kv -> shown(query, kv)).toList();
      return new RangeResult(revision, kvs, sorted.dropped(), pass.count());
    }
  }

  /** A row as the query wants to see it. */
  public static KeyValue shown(RangeQuery query, KeyValue kv) {
    return query.keysOnly() ? kv.withoutValue() : kv;
  }

  /** For a query that sorts: 0 = everything. */
  private static long fetchMax(RangeQuery query, long limit) {
    boolean everything = limit == 0 || limit == Long.MAX_VALUE || query.order() != RangeQuery.Order.NONE
        || RangeFilter.present(query);
    return everything ? 0 : limit + 1;
  }
}
