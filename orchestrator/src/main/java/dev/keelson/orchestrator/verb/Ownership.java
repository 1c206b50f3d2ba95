package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.resource.Resource;
import java.util.Optional;

/** Keeps the account of who manages which field (metadata.managedFields). */
public interface Ownership {
  /**
   * Who writes.
   *
   * @param apiVersion in which they see the object
   * @param subresource may be empty
   */
  record Owner(String name, String apiVersion, String subresource) {}

  /** After an ordinary write: what has changed is the manager's now. Changes the object in place. */
  void update(Resource resource, Optional<ObjectNode> old, ObjectNode object, Owner owner);

  /**
   * Server-side apply.
   *
   * @param wish what the manager wants; a part of an object
   * @return the object with the wish in it and the new account
   * @throws dev.keelson.orchestrator.status.Refusal 409 for conflicts, unless forced
   */
  ObjectNode apply(Resource resource, Optional<ObjectNode> old, ObjectNode wish, Owner owner, boolean force);
}
