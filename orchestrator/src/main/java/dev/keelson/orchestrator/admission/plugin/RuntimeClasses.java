package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;

/** What a pod's runtime needs for itself, and where it is found. */
final class RuntimeClasses implements Mutator, Checker {
  private static final String OVERHEAD = "overhead";

  private final Lookup lookup;

  RuntimeClasses(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    if (!isNewPod(review)) {
      return;
    }
    review.object().ifPresent(pod -> {
      var spec = pod.withObjectProperty("spec");
      var name = spec.path("runtimeClassName").asText("");
      if (!name.isEmpty()) {
        var runtime = lookup.sure("node.k8s.io", "runtimeclasses", "", name)
            .orElseThrow(() -> review.forbidden("pod rejected: RuntimeClass \"" + name + "\" not found"));
        takeOverhead(review, spec, runtime.path(OVERHEAD).path("podFixed"));
        takePlace(review, spec, runtime.path("scheduling"));
      }
    });
  }

  @Override
  public void check(Review review) {
    if (!isNewPod(review)) {
      return;
    }
    review.object().map(pod -> pod.path("spec")).ifPresent(spec -> {
      if (spec.path("runtimeClassName").asText("").isEmpty() && !spec.path(OVERHEAD).isEmpty()) {
        throw review.forbidden("pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
      }
    });
  }

  private static boolean isNewPod(Review review) {
    return review.subject().is("", "pods") && review.operation() == Operation.CREATE;
  }

  private static void takeOverhead(Review review, ObjectNode spec, JsonNode overhead) {
    boolean given = !spec.path(OVERHEAD).isEmpty();
    if (given && !spec.path(OVERHEAD).equals(overhead)) {
      throw review.forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
    }
    if (!given && !overhead.isEmpty()) {
      spec.set(OVERHEAD, overhead.deepCopy());
    }
  }

  private static void takePlace(Review review, ObjectNode spec, JsonNode scheduling) {
    for (var wish : scheduling.path("nodeSelector").properties()) {
      var selector = spec.withObjectProperty("nodeSelector");
      var had = selector.path(wish.getKey());
      if (!had.isMissingNode() && !had.equals(wish.getValue())) {
        throw review.forbidden(("conflict: runtimeClass.scheduling.nodeSelector[%s] = %s; pod.spec.nodeSelector[%s] ="
            + " %s").formatted(wish.getKey(), wish.getValue().asText(), wish.getKey(), had.asText()));
      }
      selector.set(wish.getKey(), wish.getValue());
    }
    for (var toleration : scheduling.path("tolerations")) {
      addOnce(spec, toleration);
    }
  }

  private static void addOnce(ObjectNode spec, JsonNode toleration) {
    var tolerations = spec.withArrayProperty("tolerations");
    for (var had : tolerations) {
      if (had.equals(toleration)) {
        return;
      }
    }
    tolerations.add(toleration.deepCopy());
  }
}
