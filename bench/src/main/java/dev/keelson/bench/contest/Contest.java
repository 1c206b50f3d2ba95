package dev.keelson.bench.contest;

import dev.keelson.bench.load.Outcome;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Window;
import dev.keelson.bench.load.Workload;
import dev.keelson.bench.load.Workloads;
import dev.keelson.bench.peer.Cluster;
import dev.keelson.bench.peer.Peer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the peers in turn, A B A B, so that whatever else the machine does meets both. Only one of them runs at a
 * time; every round begins with new members on empty disks, filled and warmed up alike.
 */
public final class Contest {
  private static final int MEMBERS = 3;

  /** Every workload runs once unmeasured, because a JVM that has just started is busy compiling. */
  private static final Window WARM_UP = new Window(Duration.ZERO, Duration.ofSeconds(2));

  private final Plan plan;
  private final Time time;
  private final Consumer<String> progress;
  private final List<Measured> measured = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();

  /** @param progress told a line whenever something was measured */
  public Contest(Plan plan, Time time, Consumer<String> progress) {
    this.plan = plan;
    this.time = time;
    this.progress = progress;
  }

  public Results run() throws IOException, InterruptedException {
    for (var round = 1; round <= plan.rounds() && !plan.workloads().isEmpty(); round++) {
      for (var peer : plan.peers()) {
        round(peer, round);
      }
    }
    for (var scenario : plan.scenarios()) {
      for (var peer : plan.peers()) {
        scenario(scenario, peer);
      }
    }
    return new Results(measured, figures);
  }

  private void round(Peer peer, int round) throws IOException, InterruptedException {
    try (var cluster = Cluster.start(peer, MEMBERS, plan.under(), time)) {
      var filled = Workloads.fill(cluster.target());
      if (filled.errors() > 0) {
        throw new IOException("filling " + peer.name() + ": " + filled.error());
      }
      for (var workload : plan.workloads()) {
        workload.run(cluster.target(), WARM_UP);
      }
      for (var workload : plan.workloads()) {
        measure(peer, round, cluster, workload);
      }
    }
  }

  private void measure(Peer peer, int round, Cluster cluster, Workload workload) throws InterruptedException {
    var outcome = workload.run(cluster.target(), plan.window());
    measured.add(new Measured(peer.name(), round, workload.name(), outcome));
    progress.accept("%-8s %d  %-32s %s".formatted(peer.name(), round, workload.title(), line(outcome)));
  }

  private static String line(Outcome outcome) {
    return outcome.errors() > 0
        ? "NO RESULT: " + outcome.error()
        : "%,10.0f/s  p50 %8.2f ms  p99 %8.2f ms  cpu %6.1f us/op  rss %,5.0f MB".formatted(
            outcome.operationsPerSecond(), outcome.p50Micros() / 1e3, outcome.p99Micros() / 1e3,
            outcome.cpuMicrosPerOperation(), outcome.rssBytesMax() / 1e6);
  }

  private void scenario(Scenario scenario, Peer peer) throws IOException, InterruptedException {
    for (var figure : scenario.run(peer, plan.under(), time)) {
      figures.add(figure);
      progress.accept("%-8s    %-44s %,10.1f %s".formatted(
          figure.peer(), figure.title(), figure.value(), figure.unit()));
    }
  }
}
