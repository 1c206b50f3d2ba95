package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.allocate.Allocation;
import dev.keelson.orchestrator.allocate.ServiceAllocator;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.verb.Claims;

/** Only services claim anything. */
final class ServiceClaims implements Claims {
  private static final Allocation NOTHING = new Allocation() {
    @Override
    public void keep() {}

    @Override
    public void giveBack() {}
  };

  private final ServiceAllocator allocator;

  ServiceClaims(ServiceAllocator allocator) {
    this.allocator = allocator;
  }

  @Override
  public Allocation create(Resource resource, ObjectNode object, boolean dryRun) {
    return isService(resource) ? allocator.create(object, dryRun) : NOTHING;
  }

  @Override
  public Allocation update(Resource resource, ObjectNode object, ObjectNode old, boolean dryRun) {
    return isService(resource) ? allocator.update(object, old, dryRun) : NOTHING;
  }

  @Override
  public void release(Resource resource, ObjectNode object) {
    if (isService(resource)) {
      allocator.release(object);
    }
  }

  private static boolean isService(Resource resource) {
    return resource.group().isEmpty() && resource.plural().equals("services");
  }
}
