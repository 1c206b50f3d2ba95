package dev.keelson.store.meter;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long something takes, each time. Any thread. */
public final class Timings {
  private static final double NANOS = 1e9;

  private final List<Double> boundsSeconds;
  private final AtomicLongArray counts;
  private final LongAdder sumNanos = new LongAdder();

  public Timings(List<Double> boundsSeconds) {
    this.boundsSeconds = List.copyOf(boundsSeconds);
    this.counts = new AtomicLongArray(boundsSeconds.size() + 1);
  }

  /** In buckets that double from {@code first} on. */
  public static Timings doubling(double firstSeconds, int bounds) {
    return new Timings(Stream.iterate(firstSeconds, bound -> bound * 2).limit(bounds).toList());
  }

  /** In etcd's buckets for the disk: from 1 ms to 8.192 s. */
  public static Timings ofDisk() {
    return doubling(0.001, 14);
  }

  public void add(long nanos) {
    int bucket = 0;
    while (bucket < boundsSeconds.size() && nanos > boundsSeconds.get(bucket) * NANOS) {
      bucket++;
    }
    counts.incrementAndGet(bucket);
    sumNanos.add(nanos);
  }

  public Histogram histogram() {
    List<Long> now = IntStream.range(0, counts.length()).mapToObj(counts::get).toList();
    return new Histogram(boundsSeconds, now, sumNanos.sum() / NANOS);
  }
}
