package dev.keelson.orchestrator.resource;

import dev.keelson.orchestrator.schema.StructShape;
import java.util.List;
import java.util.Set;

/**
 * A resource of one version.
 *
 * @param subresources sorted
 */
public record Resource(
    GroupVersion version,
    Names names,
    Place place,
    Set<Verb> verbs,
    List<String> subresources,
    Set<Trait> traits,
    StructShape shape) {
  public Resource {
    verbs = Set.copyOf(verbs);
    subresources = List.copyOf(subresources);
    traits = Set.copyOf(traits);
  }

  public String group() {
    return version.group();
  }

  public String plural() {
    return names.plural();
  }

  public String kind() {
    return names.kind();
  }

  public boolean namespaced() {
    return place.namespaced();
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether it has this subresource. */
  public boolean has(String subresource) {
    return subresources.contains(subresource);
  }

  public boolean isStored() {
    return !place.path().isEmpty();
  }

  /** {@code deployments.apps}. */
  public String qualified() {
    return group().isEmpty() ? plural() : plural() + "." + group();
  }

  @Override
  public String toString() {
    return version + " " + plural();
  }
}
