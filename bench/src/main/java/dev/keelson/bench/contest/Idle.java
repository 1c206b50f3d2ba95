package dev.keelson.bench.contest;

import dev.keelson.bench.load.Time;
import dev.keelson.bench.peer.Cluster;
import dev.keelson.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a member of three costs that nobody calls. */
public record Idle(String name, Duration settling, Duration measured) implements Scenario {
  private static final int MEMBERS = 3;

  @Override
  public List<Figure> run(Peer peer, Path under, Time time) throws IOException, InterruptedException {
    try (var cluster = Cluster.start(peer, MEMBERS, under, time)) {
      time.pause(settling);
      var before = cluster.usage();
      time.pause(measured);
      var after = cluster.usage();
      var share = (after.cpuNanos() - before.cpuNanos()) * 100.0 / MEMBERS / measured.toNanos();
      return List.of(
          new Figure(peer.name(), "idle member of three, CPU", "% of a core", share),
          new Figure(peer.name(), "idle member of three, RSS", "MB", after.rssBytesMax() / 1e6));
    }
  }
}
