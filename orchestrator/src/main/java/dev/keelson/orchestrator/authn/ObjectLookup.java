package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The objects that stand behind credentials. Any thread; answers quickly, from memory. */
@FunctionalInterface
public interface ObjectLookup {
  /**
   * Finds an object of the core group.
   *
   * @param resource {@code serviceaccounts}, {@code secrets}, {@code pods} or {@code nodes}
   * @param namespace empty for nodes
   */
  Optional<ObjectNode> find(String resource, String namespace, String name);
}
