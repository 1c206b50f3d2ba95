package dev.keelson.store;

import dev.keelson.store.command.Compare;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.command.RangeResult;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** The parts of the model that are functions: what a query makes of a map, and what a compare says of a key. */
final class ModelOrders {
  static final Comparator<Alarm> ALARMS =
      Comparator.comparing(Alarm::kind).thenComparing(Alarm::memberId, Long::compareUnsigned);

  private ModelOrders() {}

  /** Step by step as in etcd's {@code applierV3backend.Range}. */
  static RangeResult range(SortedMap<Bytes, KeyValue> keys, RangeQuery query, long revision) {
    if (query.countOnly()) {
      return new RangeResult(revision, List.of(), false, keys.size());
    }
    List<KeyValue> kvs = new ArrayList<>(keys.values());
    boolean filters = query.minModRevision() != 0 || query.maxModRevision() != 0 || query.minCreateRevision() != 0
        || query.maxCreateRevision() != 0;
    if (query.limit() > 0 && query.order() == RangeQuery.Order.NONE && !filters) {
      kvs = kvs.subList(0, (int) Math.min(kvs.size(), query.limit() + 1));
    }
    kvs = new ArrayList<>(kvs.stream().filter(kv -> passes(query, kv)).toList());
    if (query.order() == RangeQuery.Order.DESCEND) {
      kvs.sort(by(query.target()).reversed());
    } else {
      kvs.sort(by(query.target()));
    }
    boolean more = query.limit() > 0 && kvs.size() > query.limit();
    if (more) {
      kvs = kvs.subList(0, (int) query.limit());
    }
    if (query.keysOnly()) {
      kvs = kvs.stream().map(KeyValue::withoutValue).toList();
    }
    return new RangeResult(revision, kvs, more, keys.size());
  }

  static boolean holds(Compare compare, KeyValue kv) {
    int order = switch (compare.target()) {
      case VERSION -> Long.compare(kv.version(), compare.operand());
      case CREATE -> Long.compare(kv.createRevision(), compare.operand());
      case MOD -> Long.compare(kv.modRevision(), compare.operand());
      case VALUE -> kv.value().compareTo(compare.value());
      case LEASE -> Long.compare(kv.lease(), compare.operand());
    };
    return switch (compare.relation()) {
      case EQUAL -> order == 0;
      case GREATER -> order > 0;
      case LESS -> order < 0;
      case NOT_EQUAL -> order != 0;
    };
  }

  private static boolean passes(RangeQuery query, KeyValue kv) {
    return (query.maxModRevision() == 0 || kv.modRevision() <= query.maxModRevision())
        && (query.minModRevision() == 0 || kv.modRevision() >= query.minModRevision())
        && (query.maxCreateRevision() == 0 || kv.createRevision() <= query.maxCreateRevision())
        && (query.minCreateRevision() == 0 || kv.createRevision() >= query.minCreateRevision());
  }

  private static Comparator<KeyValue> by(RangeQuery.Target target) {
    return switch (target) {
      case KEY -> Comparator.comparing(KeyValue::key);
      case VERSION -> Comparator.comparingLong(KeyValue::version);
      case CREATE -> Comparator.comparingLong(KeyValue::createRevision);
      case MOD -> Comparator.comparingLong(KeyValue::modRevision);
      case VALUE -> Comparator.comparing(KeyValue::value);
    };
  }
}
