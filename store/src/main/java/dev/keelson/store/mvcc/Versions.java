package dev.keelson.store.mvcc;

import org.jspecify.annotations.Nullable;

/** Versions of different keys, in key order. Used by one thread at a time. */
public interface Versions extends AutoCloseable {
  /** Null after the last one. */
  @Nullable Version next();

  @Override
  void close();
}
