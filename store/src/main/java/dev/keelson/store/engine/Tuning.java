package dev.keelson.store.engine;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * RocksDB's options, and the native objects behind them.
 *
 * <p>Memory: {@code blockCacheBytes} for blocks, indexes and filters together, since these two live in the cache;
 * memory tables apart, in {@link #MEMTABLES} pieces. With one column family their number is the bound: when all are
 * full, writes wait for the flush, and no write-buffer manager is needed.
 *
 * <p>Filters and indexes are cut into pieces of the size of a block. Whole, the filter of a file with a million small
 * rows is larger than a shard of the cache, which then never holds it: each look-up in that file read the whole filter
 * again, and point reads at a million keys were six times slower (docs/decisions/0001-layout-on-disk.md).
 */
final class Tuning implements AutoCloseable {
  /** One takes writes, one is being flushed, two let a burst pass. */
  private static final int MEMTABLES = 4;

  /** Small enough for point reads, large enough that the index of a million keys takes about a megabyte. */
  private static final int BLOCK_BYTES = 8 << 10;

  /** One false positive in a hundred absent keys. */
  private static final int BLOOM_BITS_PER_KEY = 10;

  /** Part of a memory table for a filter of its own: a put of a key that is not in it saves a fifth of its look-up. */
  private static final double MEMTABLE_BLOOM_RATIO = 0.05;

  /** One flush and one compaction; the machines we aim at have two cores. */
  private static final int BACKGROUND_JOBS = 2;

  private static final long LOG_FILE_BYTES_MAX = 1 << 20;

  private final Cache cache;
  private final Filter filter;
  private final Options options;

  Tuning(long blockCacheBytes, long memtableBytes) {
    cache = new LRUCache(blockCacheBytes);
    filter = new BloomFilter(BLOOM_BITS_PER_KEY, false);
    options = new Options();
    setMemory(memtableBytes);
    setHousekeeping();
  }

  Options options() {
    return options;
  }

  private void setMemory(long memtableBytes) {
    options.setTableFormatConfig(new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setFilterPolicy(filter)
        .setWholeKeyFiltering(true)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setOptimizeFiltersForMemory(true)
        .setIndexType(IndexType.kTwoLevelIndexSearch)
        .setPartitionFilters(true)
        .setPinTopLevelIndexAndFilter(true)
        .setBlockSize(BLOCK_BYTES)
        .setFormatVersion(6));
    options.setWriteBufferSize(memtableBytes / MEMTABLES);
    options.setMaxWriteBufferNumber(MEMTABLES);
    options.setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
    options.setMemtableWholeKeyFiltering(true);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    options.setLevelCompactionDynamicLevelBytes(true);
  }

  private void setHousekeeping() {
    options.setCreateIfMissing(true);
    options.setMaxBackgroundJobs(BACKGROUND_JOBS);
    options.setAvoidUnnecessaryBlockingIO(true);
    options.setSkipStatsUpdateOnDbOpen(true);
    options.setStatsDumpPeriodSec(0);
    options.setStatsPersistPeriodSec(0);
    options.setInfoLogLevel(InfoLogLevel.WARN_LEVEL);
    options.setMaxLogFileSize(LOG_FILE_BYTES_MAX);
    options.setKeepLogFileNum(2);
  }

  @Override
  public void close() {
    options.close();
    filter.close();
    cache.close();
  }
}
