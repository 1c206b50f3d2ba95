package dev.keelson.bench.contest;

import dev.keelson.bench.load.Time;
import dev.keelson.bench.peer.Cluster;
import dev.keelson.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From nothing to the ready line: the middle one of several starts of a single member. */
public record FreshStart(String name) implements Scenario {
  private static final int STARTS = 3;

  @Override
  public List<Figure> run(Peer peer, Path under, Time time) throws IOException, InterruptedException {
    var millis = new ArrayList<Double>();
    for (var i = 0; i < STARTS; i++) {
      try (var cluster = Cluster.start(peer, 1, under, time)) {
        millis.add(cluster.awaitReady().toNanos() / 1e6);
      }
    }
    millis.sort(null);
    return List.of(new Figure(peer.name(), "fresh start to ready, one member", "ms", millis.get(STARTS / 2)));
  }
}
