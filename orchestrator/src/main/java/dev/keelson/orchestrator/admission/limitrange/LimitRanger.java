package dev.keelson.orchestrator.admission.limitrange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.List;
import java.util.stream.Collectors;

/** Applies every LimitRange of the namespace, one after the other. */
public final class LimitRanger implements Mutator, Checker {
  private final Lookup lookup;

  public LimitRanger(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    if (isNewPod(review)) {
      review.object().ifPresent(pod -> ranges(review).forEach(range -> LimitDefaults.apply(range, pod)));
    }
  }

  @Override
  public void check(Review review) {
    boolean claim = review.subject().is("", "persistentvolumeclaims") && review.operation() != Operation.DELETE;
    if (!claim && !isNewPod(review)) {
      return;
    }
    review.object().filter(object -> !isGoing(review, object)).ifPresent(object -> {
      for (var range : ranges(review)) {
        refuse(review, claim ? LimitBounds.ofClaim(range, object) : LimitBounds.ofPod(range, object));
      }
    });
  }

  /** What containers ask for does not change in an update. */
  private static boolean isNewPod(Review review) {
    return review.subject().is("", "pods") && review.operation() == Operation.CREATE;
  }

  /** An object on its way out may lose its finalizers, whatever it asks for. */
  private static boolean isGoing(Review review, JsonNode object) {
    return review.operation() == Operation.UPDATE && object.path("metadata").hasNonNull("deletionTimestamp");
  }

  private List<ObjectNode> ranges(Review review) {
    return lookup.list("", "limitranges", review.subject().namespace());
  }

  private static void refuse(Review review, List<String> complaints) {
    if (!complaints.isEmpty()) {
      var distinct = complaints.stream().distinct().toList();
      throw review.forbidden(distinct.size() == 1
          ? distinct.getFirst()
          : distinct.stream().collect(Collectors.joining(", ", "[", "]")));
    }
  }
}
