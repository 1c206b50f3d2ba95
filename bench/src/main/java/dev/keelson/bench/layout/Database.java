package dev.keelson.bench.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB as the store sets it up, with one column family or several. */
final class Database implements AutoCloseable {
  private static final long BLOCK_CACHE_BYTES = 64L << 20;
  private static final long MEMTABLE_BYTES = 64L << 20;
  private static final int MEMTABLES = 4;
  private static final int BLOCK_BYTES = 8 << 10;
  private static final int BLOOM_BITS_PER_KEY = 10;
  private static final int BACKGROUND_JOBS = 2;

  static {
    RocksDB.loadLibrary();
  }

  private final LRUCache cache = new LRUCache(BLOCK_CACHE_BYTES);
  private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY, false);
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final List<ColumnFamilyHandle> families = new ArrayList<>();
  private final RocksDB db;

  Database(Path directory, List<String> names) throws RocksDBException {
    var descriptors = new ArrayList<ColumnFamilyDescriptor>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions(names.size())));
    for (var name : names) {
      descriptors.add(new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII),
          familyOptions(names.size())));
    }
    var options = new DBOptions()
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setAtomicFlush(!names.isEmpty())
        .setMaxBackgroundJobs(BACKGROUND_JOBS)
        .setAvoidUnnecessaryBlockingIO(true);
    db = RocksDB.open(options, directory.toString(), descriptors, families);
  }

  private ColumnFamilyOptions familyOptions(int others) {
    return new ColumnFamilyOptions()
        .setTableFormatConfig(new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setFilterPolicy(filter)
            .setWholeKeyFiltering(true)
            .setCacheIndexAndFilterBlocks(true)
            .setPinL0FilterAndIndexBlocksInCache(true)
            .setOptimizeFiltersForMemory(true)
            .setBlockSize(BLOCK_BYTES)
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setPartitionFilters(true)
            .setPinTopLevelIndexAndFilter(true)
            .setFormatVersion(6))
        .setWriteBufferSize(MEMTABLE_BYTES / MEMTABLES / Math.max(1, others))
        .setMaxWriteBufferNumber(MEMTABLES)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setLevelCompactionDynamicLevelBytes(true);
  }

  RocksDB db() {
    return db;
  }

  /** 0 is the default one. */
  ColumnFamilyHandle family(int number) {
    return families.get(number);
  }

  void write(WriteBatch batch) throws RocksDBException {
    db.write(unlogged, batch);
  }

  /** Brings everything to disk and into order, so that every measurement begins alike. */
  void settle() throws RocksDBException {
    try (var options = new FlushOptions().setWaitForFlush(true)) {
      db.flush(options, families);
    }
    for (var family : families) {
      db.compactRange(family);
    }
  }

  void copyTo(Path target) throws RocksDBException, IOException {
    try (var checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(target.toString());
    }
  }

  @Override
  public void close() {
    families.forEach(ColumnFamilyHandle::close);
    db.close();
    unlogged.close();
    filter.close();
    cache.close();
  }
}
