package dev.keelson.orchestrator.controller.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.controller.pods.DeletionOrder;
import java.time.Instant;
import java.util.List;

/** What to do about the number of pods. */
final class ReplicaPlan {
  /** As many as Kubernetes' own controller does in one pass, so that one set does not hold up the others. */
  static final int PODS_PER_PASS_MAX = 500;

  /** One pass does one thing. */
  sealed interface Step {
    record Nothing() implements Step {}

    record Create(int count) implements Step {}

    record Delete(List<ObjectNode> pods) implements Step {
      public Delete {
        pods = List.copyOf(pods);
      }
    }
  }

  /**
   * What was seen.
   *
   * @param active the owner's pods that neither ended nor end
   * @param related pods of the same work, those of other revisions included; only looked at when pods are too many
   */
  record Observed(int wanted, List<ObjectNode> active, List<ObjectNode> related, Instant now) {}

  private ReplicaPlan() {}

  static Step step(Observed observed) {
    int surplus = observed.active().size() - observed.wanted();
    if (surplus == 0) {
      return new Step.Nothing();
    }
    int count = Math.min(Math.abs(surplus), PODS_PER_PASS_MAX);
    return surplus < 0
        ? new Step.Create(count)
        : new Step.Delete(new DeletionOrder(observed.related(), observed.now()).first(observed.active(), count));
  }
}
