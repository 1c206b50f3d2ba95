package dev.keelson.orchestrator.scheduler.plugin;

import java.util.Set;

/** What a filter has to say of a pod before it sees a node. */
public sealed interface Preparation {
  /** It does not object to any node, whatever becomes of the nodes. */
  record Content() implements Preparation {}

  /** It depends on the node. */
  record Ask(Check check) implements Preparation {}

  /** Only these nodes come into question, by name; they are asked too. */
  record AskOnly(Set<String> nodes, Check check) implements Preparation {
    public AskOnly {
      nodes = Set.copyOf(nodes);
    }
  }

  /** No node can take the pod, for a reason that is not the nodes'. */
  record Refuse(String reason) implements Preparation {}
}
