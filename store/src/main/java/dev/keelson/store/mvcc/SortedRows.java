package dev.keelson.store.mvcc;

import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.KeyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Rows in the order of a query. With a limit it never holds more than that, however many are offered. */
final class SortedRows {
  private final Comparator<KeyValue> order;
  private final PriorityQueue<KeyValue> worstFirst;
  private final long max;
  private boolean dropped;

  /** {@code max} 0 = all. */
  SortedRows(RangeQuery query, long max) {
    this.order = order(query);
    this.worstFirst = new PriorityQueue<>(order.reversed());
    this.max = max;
  }

  void add(KeyValue kv) {
    worstFirst.add(kv);
    if (max > 0 && worstFirst.size() > max) {
      worstFirst.remove();
      dropped = true;
    }
  }

  /** Whether there were more than the limit. */
  boolean dropped() {
    return dropped;
  }

  List<KeyValue> inOrder() {
    var rows = new ArrayList<>(worstFirst);
    rows.sort(order);
    return rows;
  }

  /** Where etcd leaves the order of equals open, it is that of their keys. */
  private static Comparator<KeyValue> order(RangeQuery query) {
    Comparator<KeyValue> ascending = switch (query.target()) {
      case KEY -> Comparator.comparing(KeyValue::key);
      case VERSION -> Comparator.comparingLong(KeyValue::version);
      case CREATE -> Comparator.comparingLong(KeyValue::createRevision);
      case MOD -> Comparator.comparingLong(KeyValue::modRevision);
      case VALUE -> Comparator.comparing(KeyValue::value);
    };
    var directed = query.order() == RangeQuery.Order.DESCEND ? ascending.reversed() : ascending;
    return directed.thenComparing(KeyValue::key);
  }
}
