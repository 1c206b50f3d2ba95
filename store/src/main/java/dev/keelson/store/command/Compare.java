package dev.keelson.store.command;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.KeyRange;

/**
 * A guard of a transaction: every key of {@code range} must satisfy it.
 *
 * <p>A range without keys is compared as one absent key: all numbers 0, and VALUE never holds.
 *
 * @param operand the number to compare with; unused for VALUE
 * @param value the bytes to compare with; unused but for VALUE
 */
public record Compare(KeyRange range, Target target, Relation relation, long operand, Bytes value) {
  /** etcd's {@code Compare.CompareTarget}; the ordinals are the wire numbers. */
  public enum Target {
    VERSION,
    CREATE,
    MOD,
    VALUE,
    LEASE
  }

  /** etcd's {@code Compare.CompareResult}; the ordinals are the wire numbers. */
  public enum Relation {
    EQUAL,
    GREATER,
    LESS,
    NOT_EQUAL
  }
}
