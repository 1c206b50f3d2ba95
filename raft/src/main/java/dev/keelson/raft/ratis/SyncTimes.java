package dev.keelson.raft.ratis;

import dev.keelson.raft.ReplicaFigures.Histogram;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** How long bringing the log to disk took. Any thread. */
final class SyncTimes {
  /** As etcd has them for etcd_disk_wal_fsync_duration_seconds: 1 ms doubling up to 8.192 s. */
  private static final List<Double> BOUNDS_SECONDS =
      List.of(0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1.024, 2.048, 4.096, 8.192);

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_SECONDS.size() + 1);
  private final LongAdder sumNanos = new LongAdder();

  void add(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS_SECONDS.size() && nanos > BOUNDS_SECONDS.get(bucket) * 1e9) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sumNanos.add(nanos);
  }

  Histogram histogram() {
    List<Long> now = IntStream.range(0, counts.length()).mapToObj(counts::get).toList();
    return new Histogram(BOUNDS_SECONDS, now, sumNanos.sum() / 1e9);
  }
}
