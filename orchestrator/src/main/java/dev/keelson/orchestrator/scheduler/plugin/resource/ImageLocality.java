package dev.keelson.orchestrator.scheduler.plugin.resource;

import dev.keelson.orchestrator.scheduler.plugin.Score;
import dev.keelson.orchestrator.scheduler.plugin.Scores;
import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What need not be fetched starts sooner: images that are there count, the more nodes have them the more. */
public final class ImageLocality implements Score {
  private static final long MIB = 1 << 20;

  /** Below, fetching is no matter (kube-scheduler's thresholds). */
  private static final long LEAST_BYTES = 23 * MIB;
  private static final long MOST_BYTES_PER_CONTAINER = 1_000 * MIB;

  @Override
  public String name() {
    return "ImageLocality";
  }

  @Override
  public long[] of(PodInfo pod, List<NodeInfo> feasible, Snapshot snapshot) {
    var images = pod.demand().images();
    var nodesHaving = nodesHaving(images, snapshot);
    return nodesHaving.isEmpty()
        ? Scores.noOpinion()
        : Scores.each(feasible, node -> score(images, node, nodesHaving, snapshot.size()));
  }

  private static Map<String, Integer> nodesHaving(List<String> images, Snapshot snapshot) {
    var counts = new HashMap<String, Integer>();
    for (var image : Set.copyOf(images)) {
      for (var node : snapshot.nodes()) {
        if (node.facts().imageBytes().containsKey(image)) {
          counts.merge(image, 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static long score(List<String> images, NodeInfo node, Map<String, Integer> nodesHaving, int nodes) {
    var bytes = 0L;
    for (var image : images) {
      var size = node.facts().imageBytes().get(image);
      bytes += size == null ? 0 : (long) (size * ((double) nodesHaving.getOrDefault(image, 0) / nodes));
    }
    var most = MOST_BYTES_PER_CONTAINER * images.size();
    var counted = Math.clamp(bytes, LEAST_BYTES, most);
    return Score.BEST * (counted - LEAST_BYTES) / (most - LEAST_BYTES);
  }
}
