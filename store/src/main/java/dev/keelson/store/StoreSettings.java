package dev.keelson.store;

/**
 * What an operator may choose about the store.
 *
 * @param blockCacheBytes RocksDB's cache for blocks, indexes and filters, all together
 * @param memtableBytes all memory tables together
 */
public record StoreSettings(long blockCacheBytes, long memtableBytes) {
  public static final StoreSettings DEFAULT = new StoreSettings(64L << 20, 32L << 20);
}
