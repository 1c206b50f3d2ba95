package dev.keelson.orchestrator.controller.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.controller.pods.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamespacePlanTest {
  private static Remains remains(
      Map<String, String> undiscovered, List<String> failures, Map<String, Integer> resources,
      Map<String, Integer> finalizers) {
    return new Remains(new TreeMap<>(undiscovered), failures, new TreeMap<>(resources), new TreeMap<>(finalizers),
        Duration.ofSeconds(30));
  }

  private static Condition condition(Remains remains, int position) {
    return NamespacePlan.conditions(remains).get(position);
  }

  @Test
  void an_empty_namespace_has_five_good_conditions() {
    var nothing = remains(Map.of(), List.of(), Map.of(), Map.of());
    assertTrue(nothing.isNothing());
    assertEquals(List.of(
        new Condition("NamespaceDeletionDiscoveryFailure", "False", "ResourcesDiscovered",
            "All resources successfully discovered"),
        new Condition("NamespaceDeletionGroupVersionParsingFailure", "False", "ParsedGroupVersions",
            "All legacy kube types successfully parsed"),
        new Condition("NamespaceDeletionContentFailure", "False", "ContentDeleted",
            "All content successfully deleted, may be waiting on finalization"),
        new Condition("NamespaceContentRemaining", "False", "ContentRemoved", "All content successfully removed"),
        new Condition("NamespaceFinalizersRemaining", "False", "ContentHasNoFinalizers",
            "All content-preserving finalizers finished")), NamespacePlan.conditions(nothing));
  }

  @Test
  void what_is_left_is_counted_in_the_order_of_names() {
    var remains = remains(Map.of(), List.of(), Map.of("pods.", 2, "deployments.apps", 1), Map.of("a/b", 3));
    assertFalse(remains.isNothing());
    assertEquals(new Condition("NamespaceContentRemaining", "True", "SomeResourcesRemain",
        "Some resources are remaining: deployments.apps has 1 resource instances, pods. has 2 resource instances"),
        condition(remains, 3));
    assertEquals(new Condition("NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain",
        "Some content in the namespace has finalizers remaining: a/b in 3 resource instances"), condition(remains, 4));
  }

  @Test
  void failures_are_told_and_keep_the_namespace() {
    var remains = remains(Map.of("x.io/v1", "no"), List.of("b", "a"), Map.of(), Map.of());
    assertFalse(remains.isNothing());
    assertEquals("Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs:"
        + " x.io/v1: no", condition(remains, 0).message());
    assertEquals("Failed to delete all resource types, 2 remaining: a, b", condition(remains, 2).message());
  }

  @Test
  void it_looks_again_after_half_of_what_is_expected() {
    assertEquals(Duration.ofSeconds(16), NamespacePlan.pause(remains(Map.of(), List.of(), Map.of(), Map.of())));
  }
}
