package dev.keelson.api.metrics;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long something took, in etcd's buckets for the disk: 1 ms doubling up to 8.192 s. Any thread. */
public final class Timings {
  private static final List<Double> BOUNDS_SECONDS =
      Stream.iterate(0.001, bound -> bound * 2).limit(14).toList();

  private final AtomicLongArray counts = new AtomicLongArray(BOUNDS_SECONDS.size() + 1);
  private final LongAdder sumNanos = new LongAdder();

  public void add(long nanos) {
    int bucket = 0;
    while (bucket < BOUNDS_SECONDS.size() && nanos > BOUNDS_SECONDS.get(bucket) * 1e9) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sumNanos.add(nanos);
  }

  public Buckets buckets() {
    var now = IntStream.range(0, counts.length()).mapToObj(counts::get).toList();
    return new Buckets(BOUNDS_SECONDS, now, sumNanos.sum() / 1e9);
  }
}
