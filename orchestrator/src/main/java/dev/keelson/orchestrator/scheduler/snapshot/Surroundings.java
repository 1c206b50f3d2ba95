package dev.keelson.orchestrator.scheduler.snapshot;

import dev.keelson.orchestrator.selector.LabelSelector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a scheduler must know besides pods and nodes. Answers what is known at the moment. */
public interface Surroundings {
  /** Nothing else is there. */
  Surroundings NOTHING = new Surroundings() {
    @Override
    public Optional<LabelSelector> siblings(PodInfo pod) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> namespaceLabels(String namespace) {
      return Map.of();
    }

    @Override
    public Claim claim(String namespace, String name) {
      return new Claim.Missing();
    }
  };

  /** Selects the pods that serve or are owned together with this one; empty when nobody groups it. */
  Optional<LabelSelector> siblings(PodInfo pod);

  Map<String, String> namespaceLabels(String namespace);

  Claim claim(String namespace, String name);

  /** How a persistent volume claim stands. */
  sealed interface Claim {
    record Missing() implements Claim {}

    record Deleting() implements Claim {}

    /** The volume it was bound to is gone. */
    record Lost(String volume) implements Claim {}

    /** Not bound, and nobody waits for the pod with that. */
    record Unbound() implements Claim {}

    /** Not bound: a volume is made where the pod goes. */
    record Waiting() implements Claim {}

    /** Bound to a volume; {@code reachableFrom} is empty when all nodes reach it. */
    record Bound(Optional<List<NodeTerm>> reachableFrom) implements Claim {
      public Bound {
        reachableFrom = reachableFrom.map(List::copyOf);
      }
    }
  }
}
