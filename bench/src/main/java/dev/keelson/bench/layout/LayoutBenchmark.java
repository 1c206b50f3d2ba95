package dev.keelson.bench.layout;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rocksdb.RocksDBException;

/** {@code bench/run --jmh LayoutBenchmark}. Operations a second: keys put or read, events replayed, ranges, counts. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class LayoutBenchmark {
  private static final int ROWS = 1_000;

  /** How many revisions are compacted at a time. */
  private static final int SLICE = 5_000;

  public LayoutBenchmark() {}

  @Benchmark
  @Group("put")
  @OperationsPerInvocation(LayoutState.BATCH)
  public void put(LayoutState state) throws RocksDBException {
    state.put();
  }

  @Benchmark
  @Group("get")
  public int get(LayoutState state) throws RocksDBException {
    return state.open().get(state.anyKey());
  }

  @Benchmark
  @Group("range1000")
  public long range(LayoutState state) throws RocksDBException {
    return state.open().range(state.anyKeyBefore(ROWS), ROWS);
  }

  @Benchmark
  @Group("rangeAtOlderRevision")
  public long rangeAtOlderRevision(LayoutState state) throws RocksDBException {
    return state.open().rangeAt(state.anyKeyBefore(ROWS), ROWS, LayoutState.KEYS + 1L);
  }

  @Benchmark
  @Group("countMillion")
  public long count(LayoutState state) {
    return state.open().count();
  }

  @Benchmark
  @Group("replay")
  @OperationsPerInvocation(ROWS)
  public long replay(LayoutState state) throws RocksDBException {
    return state.open().replay(state.anyRevisionBefore(ROWS), ROWS);
  }

  @Benchmark
  @Group("compacting")
  @OperationsPerInvocation(LayoutState.BATCH)
  public void putMeanwhile(LayoutState state) throws RocksDBException {
    state.put();
  }

  /** Works when there is enough to do; only the counter means something. */
  @Benchmark
  @Group("compacting")
  public void compact(LayoutState state, Compaction compaction) throws RocksDBException {
    if (state.revision.get() - compaction.done < SLICE) {
      Thread.onSpinWait();
      return;
    }
    state.open().compact(compaction.done, compaction.done + SLICE);
    compaction.done += SLICE;
    compaction.revisions += SLICE;
  }

  /** How far compaction has come, and how many revisions of that in this iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Compaction {
    public long revisions;
    private long done = LayoutState.KEYS + 1L;

    public Compaction() {}
  }
}
