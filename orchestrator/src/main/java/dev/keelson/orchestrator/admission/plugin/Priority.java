package dev.keelson.orchestrator.admission.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.admission.Checker;
import dev.keelson.orchestrator.admission.Lookup;
import dev.keelson.orchestrator.admission.Mutator;
import dev.keelson.orchestrator.admission.Operation;
import dev.keelson.orchestrator.admission.Review;
import java.util.Comparator;
import java.util.Optional;

/** Puts the number of a pod's priority class into the pod, and sees to it that there is one default class at most. */
final class Priority implements Mutator, Checker {
  private static final String GROUP = "scheduling.k8s.io";
  private static final String CLASSES = "priorityclasses";
  private static final String POLICY = "preemptionPolicy";
  private static final String PREEMPTS = "PreemptLowerPriority";

  private final Lookup lookup;

  Priority(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public void mutate(Review review) {
    if (review.subject().is("", "pods") && review.operation() != Operation.DELETE) {
      review.object().ifPresent(pod -> rank(review, pod.withObjectProperty("spec")));
    }
  }

  @Override
  public void check(Review review) {
    if (!review.subject().is(GROUP, CLASSES)) {
      return;
    }
    review.object().filter(Priority::isDefault).ifPresent(priority ->
        lookup.list(GROUP, CLASSES, "").stream()
            .filter(Priority::isDefault)
            .map(Priority::name)
            .filter(other -> !other.equals(name(priority)))
            .findFirst()
            .ifPresent(other -> {
              throw review.forbidden("PriorityClass " + other + " is already marked as default. Only one default can"
                  + " exist");
            }));
  }

  private void rank(Review review, ObjectNode spec) {
    review.old().ifPresent(old -> keep(spec, old.path("spec")));
    var priority = priority(review, spec);
    int value = priority.map(each -> each.path("value").asInt(0)).orElse(0);
    var policy = priority.map(each -> each.path(POLICY).asText(PREEMPTS)).orElse(PREEMPTS);
    if (spec.hasNonNull("priority") && spec.path("priority").asInt() != value) {
      throw review.forbidden(("the integer value of priority (%d) must not be provided in pod spec; priority admission"
          + " controller computed %d from the given PriorityClass name").formatted(
              spec.path("priority").asInt(), value));
    }
    if (spec.hasNonNull(POLICY) && !spec.path(POLICY).asText().equals(policy)) {
      throw review.forbidden(("the string value of PreemptionPolicy (%s) must not be provided in pod spec; priority"
          + " admission controller computed %s from the given PriorityClass name").formatted(
              spec.path(POLICY).asText(), policy));
    }
    priority.map(Priority::name).filter(name -> !name.isEmpty())
        .ifPresent(name -> spec.put("priorityClassName", name));
    spec.put("priority", value).put(POLICY, policy);
  }

  /** An update by somebody who does not know of priorities keeps the pod's. */
  private static void keep(ObjectNode spec, JsonNode old) {
    if (!spec.hasNonNull("priority") && old.hasNonNull("priority")) {
      spec.set("priority", old.path("priority"));
    }
    if (!spec.hasNonNull(POLICY) && old.hasNonNull(POLICY)) {
      spec.set(POLICY, old.path(POLICY));
    }
  }

  private Optional<ObjectNode> priority(Review review, JsonNode spec) {
    var name = spec.path("priorityClassName").asText("");
    if (!name.isEmpty()) {
      return Optional.of(lookup.sure(GROUP, CLASSES, "", name)
          .orElseThrow(() -> review.forbidden("no PriorityClass with name " + name + " was found")));
    }
    if (review.operation() == Operation.UPDATE) {
      // A class that became the default later does not change pods that exist.
      return Optional.of(stored(review));
    }
    return lookup.list(GROUP, CLASSES, "").stream().filter(Priority::isDefault)
        .min(Comparator.comparingInt(each -> each.path("value").asInt(0)));
  }

  private static ObjectNode stored(Review review) {
    var old = review.old().map(pod -> pod.path("spec")).orElseThrow();
    var asClass = review.object().orElseThrow().objectNode();
    asClass.put("value", old.path("priority").asInt(0)).put(POLICY, old.path(POLICY).asText(PREEMPTS));
    return asClass;
  }

  private static boolean isDefault(JsonNode priority) {
    return priority.path("globalDefault").asBoolean(false);
  }

  private static String name(JsonNode priority) {
    return priority.path("metadata").path("name").asText("");
  }
}
