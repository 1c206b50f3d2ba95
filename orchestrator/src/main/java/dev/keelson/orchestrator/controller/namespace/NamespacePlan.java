package dev.keelson.orchestrator.controller.namespace;

import dev.keelson.orchestrator.controller.pods.Condition;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What is said of a namespace that is being emptied, in the words of Kubernetes' namespace controller. */
final class NamespacePlan {
  private NamespacePlan() {}

  /** All five conditions, in their order. */
  static List<Condition> conditions(Remains remains) {
    return List.of(
        condition("NamespaceDeletionDiscoveryFailure", !remains.undiscovered().isEmpty(), "DiscoveryFailed",
            discoveryFailure(remains.undiscovered()), "ResourcesDiscovered", "All resources successfully discovered"),
        condition("NamespaceDeletionGroupVersionParsingFailure", false, "", "", "ParsedGroupVersions",
            "All legacy kube types successfully parsed"),
        condition("NamespaceDeletionContentFailure", !remains.failures().isEmpty(), "ContentDeletionFailed",
            "Failed to delete all resource types, " + remains.failures().size() + " remaining: "
                + remains.failures().stream().sorted().collect(Collectors.joining(", ")),
            "ContentDeleted", "All content successfully deleted, may be waiting on finalization"),
        condition("NamespaceContentRemaining", !remains.resources().isEmpty(), "SomeResourcesRemain",
            "Some resources are remaining: " + instances(remains.resources(), " has "),
            "ContentRemoved", "All content successfully removed"),
        condition("NamespaceFinalizersRemaining", !remains.finalizers().isEmpty(), "SomeFinalizersRemain",
            "Some content in the namespace has finalizers remaining: " + instances(remains.finalizers(), " in "),
            "ContentHasNoFinalizers", "All content-preserving finalizers finished"));
  }

  /** How long to wait before looking again: half of what it takes, as it often takes less. */
  static Duration pause(Remains remains) {
    return remains.estimate().dividedBy(2).plusSeconds(1);
  }

  private static Condition condition(
      String type, boolean failed, String reason, String message, String fineReason, String fineMessage) {
    return failed ? new Condition(type, "True", reason, message)
        : new Condition(type, "False", fineReason, fineMessage);
  }

  private static String discoveryFailure(SortedMap<String, String> undiscovered) {
    return "Discovery failed for some groups, %d failing: unable to retrieve the complete list of server APIs: %s"
        .formatted(undiscovered.size(), undiscovered.entrySet().stream()
            .map(group -> group.getKey() + ": " + group.getValue()).collect(Collectors.joining(", ")));
  }

  private static String instances(SortedMap<String, Integer> counts, String between) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + between + each.getValue() + " resource instances")
        .collect(Collectors.joining(", "));
  }
}
