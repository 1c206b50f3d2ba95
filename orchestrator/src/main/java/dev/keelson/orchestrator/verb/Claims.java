package dev.keelson.orchestrator.verb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.allocate.Allocation;
import dev.keelson.orchestrator.resource.Resource;

/** What an object needs for itself alone before it is stored: addresses and ports of services. */
public interface Claims {
  /** Takes it, and writes it into the object. */
  Allocation create(Resource resource, ObjectNode object, boolean dryRun);

  /** Takes what the change needs more. */
  Allocation update(Resource resource, ObjectNode object, ObjectNode old, boolean dryRun);

  /** The object is gone. */
  void release(Resource resource, ObjectNode object);
}
