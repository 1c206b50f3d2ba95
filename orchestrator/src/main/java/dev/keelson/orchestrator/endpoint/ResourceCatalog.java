package dev.keelson.orchestrator.endpoint;

import dev.keelson.orchestrator.cache.WatchCache;
import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.object.StoredObjects;
import dev.keelson.orchestrator.resource.Registry;
import dev.keelson.orchestrator.resource.Resource;
import dev.keelson.orchestrator.storage.ObjectStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The built-in resources, each with its objects; versions of one resource share them. */
public final class ResourceCatalog implements Endpoints.Catalog, AutoCloseable {
  private final Registry registry;
  private final Map<Resource, Served> served = new HashMap<>();

  public ResourceCatalog(Registry registry, ObjectStore store, InstantSource clock) {
    this.registry = registry;
    var caches = new HashMap<Resource, WatchCache>();
    registry.stored().forEach(stored -> caches.put(stored, cache(store, stored, clock)));
    registry.all().forEach(resource -> {
      var stored = registry.stored(resource);
      var cache = caches.computeIfAbsent(stored, _ -> cache(store, stored, clock));
      served.put(resource, new Served(resource, stored, new StoredObjects(store, stored), cache));
    });
  }

  private static WatchCache cache(ObjectStore store, Resource stored, InstantSource clock) {
    return new WatchCache(store, StoredObjects.prefix(stored), new EntryDecoder(Selections.fields(stored)), clock);
  }

  @Override
  public Optional<Served> find(ApiCall call) {
    return registry.find(call.target().version(), call.target().resource()).map(served::get);
  }

  @Override
  public Optional<Served> stored(String group, String plural) {
    return registry.stored().stream()
        .filter(resource -> resource.group().equals(group) && resource.plural().equals(plural))
        .map(served::get)
        .findFirst();
  }

  @Override
  public boolean knowsVersion(ApiCall call) {
    return !registry.of(call.target().version()).isEmpty();
  }

  /** Ends all watches. */
  @Override
  public void close() {
    served.values().forEach(each -> each.cache().close());
  }
}
