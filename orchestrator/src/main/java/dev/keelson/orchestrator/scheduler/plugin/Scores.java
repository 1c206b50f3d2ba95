package dev.keelson.orchestrator.scheduler.plugin;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** Arithmetic that scores have in common. */
public final class Scores {
  private Scores() {}

  public static long[] noOpinion() {
    return new long[0];
  }

  public static long[] each(List<NodeInfo> nodes, ToLongFunction<NodeInfo> score) {
    var scores = new long[nodes.size()];
    for (var i = 0; i < scores.length; i++) {
      scores[i] = score.applyAsLong(nodes.get(i));
    }
    return scores;
  }

  /** So that the greatest becomes the best, in place. */
  public static long[] stretch(long[] scores) {
    var max = Arrays.stream(scores).max().orElse(0);
    if (max > 0) {
      for (var i = 0; i < scores.length; i++) {
        scores[i] = Score.BEST * scores[i] / max;
      }
    }
    return scores;
  }

  /** So that 0 becomes the best and the greatest 0, in place. */
  public static long[] stretchReversed(long[] scores) {
    stretch(scores);
    for (var i = 0; i < scores.length; i++) {
      scores[i] = Score.BEST - scores[i];
    }
    return scores;
  }
}
