package dev.keelson.orchestrator.scheduler.plugin.resource;

import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Resources;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;

/** No resource of a node should run out much earlier than the others. */
public final class BalancedAllocation implements Score {
  private final List<WeightedResource> resources;

  public BalancedAllocation(List<WeightedResource> resources) {
    this.resources = List.copyOf(resources);
  }

  @Override
  public String name() {
    return "NodeResourcesBalancedAllocation";
  }

  /** Who asks for nothing does not change the balance, and would pile up where it is best. */
  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var requests = pod.demand().requests();
    return resources.stream().allMatch(resource -> requests.amount(resource.name()) == 0)
        ? Scores.noOpinion()
        : Scores.each(feasible, node -> score(requests, node));
  }

  /** 100 less the standard deviation of the fractions that would be taken. */
  private long score(Resources asked, NodeInfo node) {
    var fractions = new double[resources.size()];
    var count = 0;
    for (var resource : resources) {
      var all = node.facts().allocatable().amount(resource.name());
      if (all > 0) {
        var used = node.requested().amount(resource.name()) + asked.amount(resource.name());
        fractions[count++] = Math.min(1, (double) used / all);
      }
    }
    return (long) ((1 - deviation(fractions, count)) * Score.BEST);
  }

  private static double deviation(double[] fractions, int count) {
    if (count <= 2) {
      // Exact where the usual case would round.
      return count < 2 ? 0 : Math.abs(fractions[0] - fractions[1]) / 2;
    }
    var mean = Arrays.stream(fractions, 0, count).sum() / count;
    var squares = Arrays.stream(fractions, 0, count).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / count);
  }
}
