package dev.keelson.store.mvcc;

import dev.keelson.store.command.Compare;
import dev.keelson.store.model.KeyValue;
import java.util.List;

/** Decides whether the compares of a transaction hold. */
final class Guard {
  private Guard() {}

  static boolean holds(List<Compare> compares, KeySpace keys) {
    for (Compare compare : compares) {
      if (!holds(compare, keys)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Compare compare, KeySpace keys) {
    if (compare.range().isSingle()) {
      Version version = keys.get(compare.range().from());
      return version == null ? holdsForAbsent(compare) : holds(compare, version.kv());
    }
    try (Versions versions = keys.scan(compare.range())) {
      Version version = versions.next();
      if (version == null) {
        return holdsForAbsent(compare);
      }
      while (version != null) {
        if (!holds(compare, version.kv())) {
          return false;
        }
        version = versions.next();
      }
      return true;
    }
  }

  /** An absent key has no value to compare; all its numbers are 0. */
  private static boolean holdsForAbsent(Compare compare) {
    return compare.target() != Compare.Target.VALUE && holds(compare.relation(), Long.compare(0, compare.operand()));
  }

  private static boolean holds(Compare compare, KeyValue kv) {
    int order = switch (compare.target()) {
      case VERSION -> Long.compare(kv.version(), compare.operand());
      case CREATE -> Long.compare(kv.createRevision(), compare.operand());
      case MOD -> Long.compare(kv.modRevision(), compare.operand());
      case VALUE -> kv.value().compareTo(compare.value());
      case LEASE -> Long.compare(kv.lease(), compare.operand());
    };
    return holds(compare.relation(), order);
  }

  private static boolean holds(Compare.Relation relation, int order) {
    return switch (relation) {
      case EQUAL -> order == 0;
      case GREATER -> order > 0;
      case LESS -> order < 0;
      case NOT_EQUAL -> order != 0;
    };
  }
}
