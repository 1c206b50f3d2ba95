package dev.keelson.orchestrator.controller.pods;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pods go first when there are too many: those that are missed least (kubernetes' ActivePodsWithRanks).
 *
 * <p>Ages are compared by their power of two: pods that are about as old are drawn by uid, so that scaling down does
 * not always hit the same failure domain (KEP-2185). They are drawn last of all, other than in Kubernetes, where the
 * order has circles.
 */
public final class DeletionOrder {
  private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final List<String> PHASES = List.of("Pending", "Unknown", "Running");

  private final Map<String, Integer> neighbours = new HashMap<>();
  private final Instant now;

  /**
   * Prepares the order.
   *
   * @param related pods of the same work, of other revisions too: where many of them are on a node, one is missed least
   */
  public DeletionOrder(Collection<ObjectNode> related, Instant now) {
    this.now = now;
    related.stream().filter(Pods::isActive).forEach(pod -> neighbours.merge(Pods.nodeName(pod), 1, Integer::sum));
  }

  /** The pods that go first; all of them when that many are not there. */
  public List<ObjectNode> first(Collection<ObjectNode> pods, int count) {
    if (count >= pods.size()) {
      return List.copyOf(pods);
    }
    var sorted = new ArrayList<>(pods);
    sorted.sort(order());
    return List.copyOf(sorted.subList(0, count));
  }

  private Comparator<JsonNode> order() {
    return comparing((JsonNode pod) -> !Pods.nodeName(pod).isEmpty())
        .thenComparingInt(pod -> Math.max(0, PHASES.indexOf(Pods.phase(pod))))
        .thenComparing(Pods::isReady)
        .thenComparingInt(DeletionOrder::cost)
        .thenComparing(comparingInt(this::neighbours).reversed())
        .thenComparing(this::byReadiness)
        .thenComparing(comparingLong(Pods::restarts).reversed())
        .thenComparing(comparingLong(Pods::sidecarRestarts).reversed())
        .thenComparing((left, right) -> byAge(Pods.created(left), Pods.created(right)))
        .thenComparing(Metadata::uid);
  }

  private int neighbours(JsonNode pod) {
    return neighbours.getOrDefault(Pods.nodeName(pod), 0);
  }

  private int byReadiness(JsonNode left, JsonNode right) {
    return Pods.isReady(left) && Pods.isReady(right) ? byAge(Pods.readySince(left), Pods.readySince(right)) : 0;
  }

  /** Whose age nobody knows goes first, then the younger. */
  private int byAge(Optional<Instant> left, Optional<Instant> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isPresent(), right.isPresent());
    }
    return Integer.compare(magnitude(left.get()), magnitude(right.get()));
  }

  private int magnitude(Instant then) {
    long nanos = Duration.between(then, now).toNanos();
    return nanos > 0 ? Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) : -1;
  }

  /** Whoever wrote something else than a number there is refused nothing: the pod costs nothing. */
  private static int cost(JsonNode pod) {
    var text = pod.path("metadata").path("annotations").path(COST).asText("0");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }
}
