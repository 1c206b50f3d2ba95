package dev.keelson.orchestrator.client.informer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Hears of changes, one at a time, in order. It must be quick: others wait. */
@FunctionalInterface
public interface Listener {
  /**
   * An object has changed.
   *
   * @param before empty when it is new to this client
   * @param after empty when it is gone
   */
  void changed(Optional<ObjectNode> before, Optional<ObjectNode> after);
}
