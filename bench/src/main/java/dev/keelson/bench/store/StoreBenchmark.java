package dev.keelson.bench.store;

import dev.keelson.store.HistoryPage;
import dev.keelson.store.RangeAnswer;
import dev.keelson.store.command.RangeQuery;
import dev.keelson.store.model.KeyRange;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/** {@code bench/run --jmh StoreBenchmark}. Operations a second: keys put or read, events replayed, ranges, counts. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
public class StoreBenchmark {
  private static final int ROWS = 1_000;
  private static final int HELD_BYTES_MAX = 1 << 20;

  /** Some thousand events of the benchmark's keys and values. */
  private static final int PAGE_BYTES = 280_000;

  /** How many revisions are compacted at a time. */
  private static final int SLICE = 5_000;

  /** The revision at which each key had its first value, and no other. */
  private static final long OLDER = StoreState.KEYS + 1L;

  public StoreBenchmark() {}

  @Benchmark
  @Group("put")
  @OperationsPerInvocation(StoreState.BATCH)
  public void put(StoreState state) {
    state.put();
  }

  @Benchmark
  @Group("get")
  public RangeAnswer get(StoreState state) {
    return answer(state, RangeQuery.all(KeyRange.single(state.anyKey())));
  }

  @Benchmark
  @Group("range1000")
  public RangeAnswer range(StoreState state) {
    return answer(state, thousand(state));
  }

  /** The answer says how many keys there are behind the thousandth, so they are counted. */
  @Benchmark
  @Group("firstThousandOfMillion")
  public RangeAnswer page(StoreState state) {
    return answer(state, RangeQuery.all(KeyRange.ALL).limit(ROWS));
  }

  @Benchmark
  @Group("rangeAtOlderRevision")
  public RangeAnswer rangeAtOlderRevision(StoreState state) {
    return answer(state, thousand(state).at(OLDER));
  }

  @Benchmark
  @Group("countMillion")
  public RangeAnswer count(StoreState state) {
    var all = RangeQuery.all(KeyRange.ALL);
    return answer(state, new RangeQuery(all.range(), 0, 0, all.order(), all.target(), false, true, 0, 0, 0, 0));
  }

  @Benchmark
  @Group("countMillionAtOlderRevision")
  public RangeAnswer countAtOlderRevision(StoreState state) {
    var all = RangeQuery.all(KeyRange.ALL);
    return answer(state, new RangeQuery(all.range(), 0, OLDER, all.order(), all.target(), false, true, 0, 0, 0, 0));
  }

  @Benchmark
  @Group("replay")
  public HistoryPage replay(StoreState state, Replayed replayed) {
    try (var view = state.store().view()) {
      var page = view.history(state.anyRevisionBefore(2 * ROWS), _ -> true, false, PAGE_BYTES).orElseThrow();
      page.commits().forEach(commit -> replayed.events += commit.events().size());
      return page;
    }
  }

  @Benchmark
  @Group("compacting")
  @OperationsPerInvocation(StoreState.BATCH)
  public void putMeanwhile(StoreState state, Ordered ordered) {
    state.put();
    long behind = state.store().revision() - ordered.revision.get();
    if (behind >= SLICE) {
      state.compact(ordered.revision.addAndGet(SLICE));
    }
  }

  /** Watches the store's own thread compact; only the counter means something. */
  @Benchmark
  @Group("compacting")
  public void compacted(StoreState state, Ordered ordered, Compaction compaction) throws InterruptedException {
    long upTo = ordered.revision.get();
    state.store().awaitPhysicalCompaction();
    compaction.revisions += upTo - compaction.seen;
    compaction.seen = upTo;
    Thread.onSpinWait();
  }

  private static RangeQuery thousand(StoreState state) {
    return RangeQuery.all(state.keys(ROWS));
  }

  private static RangeAnswer answer(StoreState state, RangeQuery query) {
    try (var view = state.store().view()) {
      return view.range(query, HELD_BYTES_MAX);
    }
  }

  /** Up to where compaction was asked for. */
  @State(Scope.Group)
  public static class Ordered {
    private final AtomicLong revision = new AtomicLong(OLDER);

    public Ordered() {}
  }

  /** Revisions that were compacted in this iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Compaction {
    public long revisions;
    private long seen = OLDER;

    public Compaction() {}
  }

  /** Events of this iteration. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Replayed {
    public long events;

    public Replayed() {}
  }
}
