package dev.keelson.bench.kube;

import dev.keelson.bench.load.HttpLoad;
import dev.keelson.bench.load.HttpScript;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Window;
import dev.keelson.bench.peer.KubeCluster;
import dev.keelson.bench.report.Table;
import dev.keelson.bench.wire.HttpConnections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/** The bars of the API server, one after the other. */
public final class KubeBench {
  private static final int CONNECTIONS = 50;
  private static final int OBJECTS = 56_000;
  private static final int OBJECT_BYTES_MIN = 800;
  private static final int WATCHERS = 1_000;
  private static final Duration BETWEEN_EVENTS = Duration.ofMillis(10);
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final Path program;
  private final Path under;
  private final Window window;
  private final Set<Part> parts;
  private final Time time;
  private final Consumer<String> progress;
  private final List<Line> lines = new ArrayList<>();

  /** What can be chosen. */
  public enum Part { IDLE, CREATES, GETS, LIST, WATCH, THREE }

  public KubeBench(
      Path program, Path under, Window window, Set<Part> parts, Time time, Consumer<String> progress) {
    this.parts = Set.copyOf(parts);
    this.program = program;
    this.under = under;
    this.window = window;
    this.time = time;
    this.progress = progress;
  }

  /** Runs everything, and gives the report. */
  public Table run() throws IOException, InterruptedException {
    oneMember();
    if (parts.contains(Part.THREE)) {
      threeMembers();
    }
    return new Table(Line.HEAD, lines.stream().map(Line::cells).toList());
  }

  private void oneMember() throws IOException, InterruptedException {
    var began = time.nanos();
    try (var cluster = KubeCluster.start(program, 1, under, time)) {
      new Readiness(cluster.target().endpoints(), time).await();
      add(Line.of("first start to /readyz", "%.1f s".formatted((time.nanos() - began) / 1e9), "3 s"));
      var names = new AtomicInteger();
      if (parts.contains(Part.IDLE)) {
        idle(cluster);
      }
      if (parts.contains(Part.CREATES)) {
        creates("creates of 600 bytes, one member", cluster, names, "4,000/s");
      }
      Setup.letReaderRead(cluster, connections(cluster));
      if (parts.contains(Part.GETS)) {
        measure("GET of one object, token and RBAC", cluster, CONNECTIONS, window, _ -> Scripts.gets(), "8,000/s");
      }
      if (parts.contains(Part.LIST)) {
        fill(cluster, names);
        list(cluster);
      }
      if (parts.contains(Part.WATCH)) {
        var watch = new PodWatch("watch", "", WATCHERS, BETWEEN_EVENTS, connections(cluster));
        add(Line.of("1,000 watchers, 100 events/s", watch.run(cluster.target(), window), "p99 250 ms"));
      }
    }
  }

  private void threeMembers() throws IOException, InterruptedException {
    try (var cluster = KubeCluster.start(program, 3, under, time)) {
      new Readiness(cluster.target().endpoints(), time).await();
      creates("creates of 600 bytes, three members", cluster, new AtomicInteger(), "2,000/s");
      idle(cluster);
    }
  }

  private void creates(String title, KubeCluster cluster, AtomicInteger names, String bar)
      throws InterruptedException {
    measure(title, cluster, CONNECTIONS, window, _ -> Scripts.creates(names, Integer.MAX_VALUE), bar);
  }

  /** One round of creates after the other until there are enough. */
  private void fill(KubeCluster cluster, AtomicInteger names) throws InterruptedException {
    while (names.get() < OBJECTS) {
      var load = load(cluster, CONNECTIONS, _ -> Scripts.creates(names, Integer.MAX_VALUE));
      load.run(cluster.target(), new Window(Duration.ZERO, Duration.ofSeconds(1)));
      progress.accept("%,d of %,d objects".formatted(Math.min(names.get(), OBJECTS), OBJECTS));
    }
  }

  private void list(KubeCluster cluster) throws InterruptedException {
    var outcome = load(cluster, 1, _ -> Scripts.lists(OBJECTS * OBJECT_BYTES_MIN)).run(cluster.target(), window);
    add(Line.of("list of %,d ConfigMaps, one client".formatted(OBJECTS), outcome, "p50 350 ms; 700 MB"));
  }

  private void idle(KubeCluster cluster) throws InterruptedException {
    time.pause(window.warmUp());
    var target = cluster.target();
    var before = target.usage().get();
    time.pause(IDLE);
    var after = target.usage().get();
    int members = target.endpoints().size();
    var share = (after.cpuNanos() - before.cpuNanos()) * 100.0 / IDLE.toNanos() / members;
    var title = members == 1 ? "idle, alone" : "idle, one of three";
    add(Line.of(title, "%.1f %% of a core".formatted(share), "2 %"));
  }

  private void measure(String title, KubeCluster cluster, int clients, Window measured,
      IntFunction<HttpScript> scripts, String bar) throws InterruptedException {
    add(Line.of(title, load(cluster, clients, scripts).run(cluster.target(), measured), bar));
  }

  private static HttpLoad load(KubeCluster cluster, int clients, IntFunction<HttpScript> scripts) {
    return new HttpLoad("api", "", clients, connections(cluster), scripts);
  }

  private static Supplier<HttpConnections> connections(KubeCluster cluster) {
    return () -> {
      try {
        return HttpConnections.secure(cluster.authorities());
      } catch (SSLException broken) {
        throw new UncheckedIOException(broken);
      }
    };
  }

  private void add(Line line) {
    lines.add(line);
    progress.accept(String.join("  ", line.cells()));
  }
}
