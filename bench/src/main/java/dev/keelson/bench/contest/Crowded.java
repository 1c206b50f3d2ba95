package dev.keelson.bench.contest;

import dev.keelson.bench.load.Outcome;
import dev.keelson.bench.load.Time;
import dev.keelson.bench.load.Workloads;
import dev.keelson.bench.peer.Cluster;
import dev.keelson.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A single member with many keys of 256 bytes: its memory, its disk, and how soon it is back after kill -9. */
public record Crowded(String name, int keys) implements Scenario {
  private static final Duration SETTLING = Duration.ofSeconds(3);

  @Override
  public List<Figure> run(Peer peer, Path under, Time time) throws IOException, InterruptedException {
    try (var cluster = Cluster.start(peer, 1, under, time)) {
      var filling = time.nanos();
      insist(Workloads.fill(cluster.target(), keys));
      var filled = (time.nanos() - filling) / 1e9;
      time.pause(SETTLING);
      var rss = cluster.usage().rssBytesMax();
      var disk = cluster.diskBytes();
      var ready = cluster.killAndRestart();
      insist(Workloads.count(cluster.target(), keys));
      return List.of(
          figure(peer, "fill", "s", filled),
          figure(peer, "RSS", "MB", rss / 1e6),
          figure(peer, "disk", "MB", disk / 1e6),
          figure(peer, "kill -9 to ready", "ms", ready.toNanos() / 1e6),
          figure(peer, "RSS after restart and a count", "MB", cluster.usage().rssBytesMax() / 1e6));
    }
  }

  private Figure figure(Peer peer, String title, String unit, double value) {
    return new Figure(peer.name(), "%,d keys: %s".formatted(keys, title), unit, value);
  }

  private static void insist(Outcome outcome) throws IOException {
    if (outcome.errors() > 0) {
      throw new IOException(outcome.error());
    }
  }
}
