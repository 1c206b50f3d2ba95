package dev.keelson.orchestrator.scheduler.plugin.resource;

import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodDemand;
import java.util.List;

/** How good it is that a node is as full as it would be (NodeResourcesFit's scoringStrategy). */
public sealed interface FitScore {
  /** The default: emptier is better. */
  static FitScore usual() {
    return new LeastAllocated(WeightedResource.USUAL);
  }

  List<WeightedResource> resources();

  /** For one resource, 0 to 100. */
  long of(long used, long all);

  record LeastAllocated(List<WeightedResource> resources) implements FitScore {
    @Override
    public long of(long used, long all) {
      return used > all ? 0 : (all - used) * Score.BEST / all;
    }
  }

  record MostAllocated(List<WeightedResource> resources) implements FitScore {
    @Override
    public long of(long used, long all) {
      return Math.min(used, all) * Score.BEST / all;
    }
  }

  /** A line through points of utilization in percent and score 0 to 10, which counts tenfold. */
  record RequestedToCapacityRatio(List<WeightedResource> resources, List<Point> shape) implements FitScore {
    private static final long SCALE = Score.BEST / 10;

    /** A corner of the line. */
    public record Point(long utilizationPercent, long score) {}

    @Override
    public boolean isShaped() {
      return true;
    }

    @Override
    public long of(long used, long all) {
      return line(used > all ? 100 : used * 100 / all);
    }

    private long line(long percent) {
      for (var i = 0; i < shape.size(); i++) {
        var right = shape.get(i);
        if (percent <= right.utilizationPercent()) {
          return i == 0 ? right.score() * SCALE : between(shape.get(i - 1), right, percent);
        }
      }
      return shape.getLast().score() * SCALE;
    }

    private static long between(Point left, Point right, long percent) {
      return left.score() * SCALE + (right.score() - left.score()) * SCALE
          * (percent - left.utilizationPercent()) / (right.utilizationPercent() - left.utilizationPercent());
    }
  }

  /** Whether a score of 0 says nothing rather than the worst, and the mean is rounded. */
  default boolean isShaped() {
    return false;
  }

  /** The weighted mean over the resources that the node has. */
  default long of(PodDemand demand, NodeInfo node) {
    var sum = 0L;
    var weights = 0L;
    for (var resource : resources()) {
      var name = resource.name();
      var all = node.facts().allocatable().amount(name);
      var asked = demand.reckoned().amount(name);
      if (all == 0 || (asked == 0 && name.indexOf('/') >= 0)) {
        // A device that the pod does not want is no reason for or against a node.
        continue;
      }
      var score = of(node.reckoned().amount(name) + asked, all);
      if (!isShaped() || score > 0) {
        sum += score * resource.weight();
        weights += resource.weight();
      }
    }
    if (weights == 0) {
      return 0;
    }
    return isShaped() ? Math.round((double) sum / weights) : sum / weights;
  }
}
