package dev.keelson.store.v2.tree;

/**
 * Where a sweep may begin to look: no node ends earlier. Swept rows leave marks in RocksDB that a search from the very
 * beginning would walk over, again with every sweep. A hint only, which every member finds for itself.
 */
final class ExpiryFloor {
  private long nanos = Long.MIN_VALUE;

  long nanos() {
    return nanos;
  }

  void added(long expirationNanos) {
    nanos = Math.min(nanos, expirationNanos);
  }

  /** Everything that ends before {@code expirationNanos} is gone. */
  void swept(long expirationNanos) {
    nanos = Math.max(nanos, expirationNanos);
  }
}
