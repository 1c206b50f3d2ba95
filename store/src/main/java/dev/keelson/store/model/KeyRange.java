package dev.keelson.store.model;

import java.util.Optional;

/**
 * The keys from {@code from} (included) to {@code to} (excluded; empty means "to the end").
 *
 * <p>May be empty: {@code to} at or below {@code from}. etcd answers such a range with nothing, not with an error.
 */
public record KeyRange(Bytes from, Optional<Bytes> to) {
  private static final Bytes ZERO = Bytes.wrap(new byte[] {0});

  public static final KeyRange ALL = new KeyRange(Bytes.EMPTY, Optional.empty());

  /** From etcd's pair: no end = that key alone, end {@code \0} = all keys from {@code key} on. */
  public static KeyRange of(Bytes key, Bytes rangeEnd) {
    if (rangeEnd.isEmpty()) {
      return single(key);
    }
    if (rangeEnd.equals(ZERO)) {
      return new KeyRange(key, Optional.empty());
    }
    return new KeyRange(key, Optional.of(rangeEnd));
  }

  public static KeyRange single(Bytes key) {
    return new KeyRange(key, Optional.of(key.successor()));
  }

  /** True when exactly one key fits: {@code to} is the successor of {@code from}. */
  public boolean isSingle() {
    return to.isPresent() && to.get().size() == from.size() + 1 && to.get().array()[from.size()] == 0
        && to.get().startsWith(from);
  }

  public boolean isEmpty() {
    return to.isPresent() && to.get().compareTo(from) <= 0;
  }

  public boolean contains(Bytes key) {
    return key.compareTo(from) >= 0 && (to.isEmpty() || key.compareTo(to.get()) < 0);
  }
}
