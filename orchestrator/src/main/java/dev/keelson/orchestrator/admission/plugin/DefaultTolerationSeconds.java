package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.List;

/** A pod stays five minutes on a node that is not ready or cannot be reached, unless it says otherwise. */
final class DefaultTolerationSeconds implements Mutator {
  private static final List<String> KEYS =
      List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
  private static final String EFFECT = "NoExecute";
  private static final int SECONDS = 300;

  @Override
  public void mutate(Review review) {
    if (review.subject().is("", "pods") && review.operation() != Operation.DELETE) {
      review.object().ifPresent(DefaultTolerationSeconds::tolerate);
    }
  }

  private static void tolerate(ObjectNode pod) {
    var spec = pod.withObjectProperty("spec");
    for (var key : KEYS) {
      if (!isTolerated(spec, key)) {
        spec.withArrayProperty("tolerations").addObject().put("key", key).put("operator", "Exists")
            .put("effect", EFFECT).put("tolerationSeconds", SECONDS);
      }
    }
  }

  /** No key means any key, no effect any effect. */
  private static boolean isTolerated(JsonNode spec, String key) {
    for (var toleration : spec.path("tolerations")) {
      var ofKey = toleration.path("key").asText("");
      var ofEffect = toleration.path("effect").asText("");
      if ((ofKey.equals(key) || ofKey.isEmpty()) && (ofEffect.equals(EFFECT) || ofEffect.isEmpty())) {
        return true;
      }
    }
    return false;
  }
}
