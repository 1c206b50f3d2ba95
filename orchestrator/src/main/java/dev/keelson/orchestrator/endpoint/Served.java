package dev.keelson.orchestrator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.cache.WatchCache;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.convert.Conversion;
import dev.keelson.orchestrator.object.Objects;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.resource.Trait;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.status.Refusals;

/**
 * A resource in the version that a client speaks, on the objects of the version that is stored.
 *
 * @param resource as it is asked for
 * @param stored the row of the stored version; often the same
 * @param objects for writes, and reads that writes begin with
 * @param cache for reads
 */
public record Served(Resource resource, Resource stored, Objects objects, WatchCache cache) {
  ObjectNode toStored(ObjectNode object) {
    return Conversion.toStored(resource, stored, object);
  }

  ObjectNode fromStored(ObjectNode object) {
    return Conversion.fromStored(resource, stored, object);
  }

  boolean isConverted() {
    return !resource.equals(stored);
  }

  ObjectNode find(String namespace, String name) {
    return objects.find(namespace, name).orElseThrow(() -> notFound(name));
  }

  Refusal notFound(String name) {
    return Refusals.notFound(resource.group(), resource.plural(), name);
  }

  /** Tells users of older versions where to go. */
  void warn(ApiCall call) {
    if (resource.has(Trait.ALIAS)) {
      call.warn("%s %s is deprecated; use %s %s".formatted(
          resource.version(), resource.kind(), stored.version(), stored.kind()));
    }
  }
}
