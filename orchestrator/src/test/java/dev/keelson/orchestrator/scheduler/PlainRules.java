package dev.keelson.orchestrator.scheduler;

import dev.keelson.orchestrator.scheduler.snapshot.NodeInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodInfo;
import dev.keelson.orchestrator.scheduler.snapshot.PodTerm;
import dev.keelson.orchestrator.scheduler.snapshot.SpreadRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for hard constraints, each as plainly as it can be said, however slow: the oracle of the filters. */
public final class PlainRules {
  private PlainRules() {}

  public static boolean fits(PodInfo pod, NodeInfo node, List<NodeInfo> all) {
    return takesPods(pod, node) && hasRoom(pod, node) && portsAreFree(pod, node) && affinityHolds(pod, node, all)
        && nobodyIsAverse(pod, node, all)
        && pod.wishes().spread().stream().filter(SpreadRule::required)
            .allMatch(rule -> isEven(rule, pod, node, all));
  }

  private static boolean takesPods(PodInfo pod, NodeInfo node) {
    return !node.facts().unschedulable() && pod.wishes().nodes().allow(node.facts())
        && node.facts().taints().stream().allMatch(taint -> taint.isToleratedBy(pod.wishes().tolerations()));
  }

  /** Never more than there is. */
  public static boolean hasRoom(PodInfo pod, NodeInfo node) {
    var there = Stream.concat(node.pods().stream(), Stream.of(pod)).map(each -> each.demand().requests()).toList();
    return there.size() <= node.facts().podsMax()
        && there.stream().mapToLong(each -> each.milliCpu()).sum() <= node.facts().allocatable().milliCpu()
        && there.stream().mapToLong(each -> each.memoryBytes()).sum() <= node.facts().allocatable().memoryBytes();
  }

  public static boolean portsAreFree(PodInfo pod, NodeInfo node) {
    return node.pods().stream().flatMap(other -> other.demand().ports().stream())
        .noneMatch(taken -> pod.demand().ports().stream().anyMatch(taken::conflictsWith));
  }

  private static boolean affinityHolds(PodInfo pod, NodeInfo node, List<NodeInfo> all) {
    var terms = pod.wishes().pods();
    if (terms.forbidden().stream().anyMatch(term -> isNear(term, node, all, pod))) {
      return false;
    }
    if (terms.required().stream().anyMatch(term -> value(term.topologyKey(), node) == null)) {
      return false;
    }
    var isFirst = all.stream().flatMap(each -> each.pods().stream())
        .noneMatch(other -> terms.required().stream().allMatch(term -> matches(term, other)))
        && terms.required().stream().allMatch(term -> matches(term, pod));
    return isFirst || terms.required().stream().allMatch(term -> all.stream()
        .filter(each -> isSame(term.topologyKey(), each, node)).flatMap(each -> each.pods().stream())
        .anyMatch(other -> terms.required().stream().allMatch(each -> matches(each, other))));
  }

  private static boolean isNear(PodTerm term, NodeInfo node, List<NodeInfo> all, PodInfo except) {
    return all.stream().filter(each -> isSame(term.topologyKey(), each, node)).flatMap(each -> each.pods().stream())
        .anyMatch(other -> !other.uid().equals(except.uid()) && matches(term, other));
  }

  private static boolean nobodyIsAverse(PodInfo pod, NodeInfo node, List<NodeInfo> all) {
    return all.stream().noneMatch(each -> each.pods().stream()
        .flatMap(other -> other.wishes().pods().forbidden().stream())
        .anyMatch(term -> matches(term, pod) && isSame(term.topologyKey(), each, node)));
  }

  private static boolean isEven(SpreadRule rule, PodInfo pod, NodeInfo node, List<NodeInfo> all) {
    if (value(rule.topologyKey(), node) == null) {
      return false;
    }
    var counted = all.stream().filter(each -> value(rule.topologyKey(), each) != null)
        .filter(each -> rule.includes(each.facts(), pod)).toList();
    var least = counted.stream().mapToLong(each -> inDomain(rule, pod, each, counted)).min().orElse(Long.MAX_VALUE);
    var self = rule.selector().orElseThrow().matches(pod.id().labels()) ? 1 : 0;
    return inDomain(rule, pod, node, counted) + self - least <= rule.skewMax();
  }

  private static long inDomain(SpreadRule rule, PodInfo pod, NodeInfo node, List<NodeInfo> counted) {
    return counted.stream().filter(each -> isSame(rule.topologyKey(), each, node))
        .flatMap(each -> each.pods().stream())
        .filter(other -> rule.counts(other, pod.id().namespace())).count();
  }

  private static boolean isSame(String key, NodeInfo one, NodeInfo two) {
    var value = value(key, one);
    return value != null && value.equals(value(key, two));
  }

  private static @Nullable String value(String key, NodeInfo node) {
    return node.facts().labels().get(key);
  }

  private static boolean matches(PodTerm term, PodInfo pod) {
    return term.matches(pod, _ -> Map.of());
  }
}
