package dev.keelson.bench.contest;

import dev.keelson.bench.load.Window;
import dev.keelson.bench.load.Workload;
import dev.keelson.bench.peer.Peer;
import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param peers measured in turn, in every round
 * @param under where data directories are made
 */
public record Plan(
    List<Peer> peers,
    int rounds,
    List<Workload> workloads,
    Window window,
    List<Scenario> scenarios,
    Path under) {
  public Plan {
    peers = List.copyOf(peers);
    workloads = List.copyOf(workloads);
    scenarios = List.copyOf(scenarios);
  }
}
