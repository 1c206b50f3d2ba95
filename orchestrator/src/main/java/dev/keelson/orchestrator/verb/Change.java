package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What an update or a patch makes of an object. May be asked again when somebody else was faster. */
@FunctionalInterface
public interface Change {
  /**
   * What shall be.
   *
   * @param object with defaults, in the version in which it is stored
   * @param accounted whether it has its managedFields already
   */
  record Wish(ObjectNode object, boolean accounted) {}

  /**
   * What becomes of the old object.
   *
   * @param old as it is stored; not to be changed
   * @throws dev.keelson.orchestrator.status.Refusal when it cannot be applied
   */
  Wish of(Optional<ObjectNode> old);
}
