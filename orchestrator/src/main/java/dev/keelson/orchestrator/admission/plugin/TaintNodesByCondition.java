package dev.keelson.orchestrator.admission.plugin;

import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;

/** A new node gets no pods before it has said that it is ready. */
final class TaintNodesByCondition implements Mutator {
  private static final String KEY = "node.kubernetes.io/not-ready";
  private static final String EFFECT = "NoSchedule";

  @Override
  public void mutate(Review review) {
    if (!review.subject().is("", "nodes") || review.operation() != Operation.CREATE) {
      return;
    }
    review.object().ifPresent(node -> {
      var taints = node.withObjectProperty("spec").withArrayProperty("taints");
      for (var taint : taints) {
        if (taint.path("key").asText("").equals(KEY) && taint.path("effect").asText("").equals(EFFECT)) {
          return;
        }
      }
      taints.addObject().put("key", KEY).put("effect", EFFECT);
    });
  }
}
