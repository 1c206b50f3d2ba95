package dev.keelson.orchestrator.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.object.Metadata;

/**
 * Names an object among those of its resource.
 *
 * @param namespace empty for resources of the cluster
 */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {
  public static ObjectKey of(ObjectNode object) {
    return new ObjectKey(Metadata.namespace(object), Metadata.name(object));
  }

  /** Of a resource of the cluster. */
  public static ObjectKey of(String name) {
    return new ObjectKey("", name);
  }

  @Override
  public int compareTo(ObjectKey other) {
    int order = namespace.compareTo(other.namespace);
    return order == 0 ? name.compareTo(other.name) : order;
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
