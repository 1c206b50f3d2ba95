package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.apply.ManagedFields;
import dev.keelson.orchestrator.apply.Writer;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.verb.Ownership;
import java.time.InstantSource;
import java.util.Optional;

/** Managed fields, by the shape of each resource. */
final class FieldAccounts implements Ownership {
  private final ManagedFields fields;

  FieldAccounts(InstantSource clock) {
    this.fields = new ManagedFields(clock);
  }

  @Override
  public void update(Resource resource, Optional<ObjectNode> old, ObjectNode object, Owner owner) {
    fields.update(old, object, resource.shape(), writer(owner));
  }

  @Override
  public ObjectNode apply(
      Resource resource, Optional<ObjectNode> old, ObjectNode wish, Owner owner, boolean force) {
    return fields.apply(old, wish, resource.shape(), writer(owner), force);
  }

  private static Writer writer(Owner owner) {
    return new Writer(owner.name(), owner.apiVersion(), owner.subresource());
  }
}
