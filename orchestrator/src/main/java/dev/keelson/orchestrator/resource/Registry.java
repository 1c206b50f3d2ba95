package dev.keelson.orchestrator.resource;

import dev.keelson.orchestrator.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** All resources that this server knows. */
public final class Registry {
  private final SequencedMap<GroupVersion, Map<String, Resource>> byVersion = new LinkedHashMap<>();

  private final SequencedMap<String, Resource> byPlace = new LinkedHashMap<>();

  private Registry(List<Resource> resources) {
    for (var resource : resources) {
      if (resource.isStored()) {
        byPlace.putIfAbsent(resource.place().path(), resource);
      }
      byVersion.computeIfAbsent(resource.version(), _ -> new LinkedHashMap<>()).put(resource.plural(), resource);
    }
  }

  public static Registry builtIn(Schema schema) {
    return new Registry(new ResourceTable(schema).read());
  }

  public Optional<Resource> find(GroupVersion version, String plural) {
    return Optional.ofNullable(byVersion.getOrDefault(version, Map.of()).get(plural));
  }

  public Optional<Resource> findKind(GroupVersion version, String kind) {
    return of(version).stream().filter(resource -> resource.kind().equals(kind)).findFirst();
  }

  /** Versions in the order of preference, group by group. */
  public List<GroupVersion> versions() {
    return List.copyOf(byVersion.sequencedKeySet());
  }

  /** The versions of a group, the preferred one first; empty for an unknown group. */
  public List<GroupVersion> versions(String group) {
    return byVersion.sequencedKeySet().stream().filter(version -> version.group().equals(group)).toList();
  }

  /** In the order of preference, without the core group. */
  public List<String> groups() {
    return byVersion.sequencedKeySet().stream().map(GroupVersion::group).filter(group -> !group.isEmpty()).distinct()
        .toList();
  }

  public List<Resource> of(GroupVersion version) {
    return List.copyOf(byVersion.getOrDefault(version, Map.of()).values());
  }

  public Stream<Resource> all() {
    return byVersion.values().stream().flatMap(resources -> resources.values().stream());
  }

  /** The row in whose version objects are kept: the first of those that share a place. */
  public Resource stored(Resource resource) {
    return byPlace.getOrDefault(resource.place().path(), resource);
  }

  /** One row for each place in the store. */
  public Collection<Resource> stored() {
    return byPlace.values();
  }
}
