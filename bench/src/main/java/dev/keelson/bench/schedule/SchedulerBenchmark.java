package dev.keelson.bench.schedule;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** {@code bench/run --jmh SchedulerBenchmark}. Pods a second that find a node, on one thread, as the cluster fills. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Thread)
public class SchedulerBenchmark {
  @Param({"1000", "5000"})
  private int nodes;

  @Param({"NOTHING", "EVEN_ZONES", "OTHER_NODES"})
  private Fleet.Wish wish = Fleet.Wish.NOTHING;

  private Fleet fleet = new Fleet(1, Fleet.Wish.NOTHING);

  public SchedulerBenchmark() {}

  @Setup(Level.Trial)
  public void build() {
    fleet = new Fleet(nodes, wish);
  }

  @Benchmark
  public boolean place() {
    return fleet.place();
  }
}
