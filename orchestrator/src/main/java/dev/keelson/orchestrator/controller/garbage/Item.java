package dev.keelson.orchestrator.controller.garbage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.object.Metadata;

/**
 * An object of any resource, as a key of the queue: {@code NAMESPACE} and {@code PLURAL.GROUP/NAME}.
 *
 * @param resource {@code PLURAL.GROUP}
 */
record Item(String resource, ObjectKey object) {
  static Item of(ResourceType type, ObjectNode object) {
    return new Item(type.toString(), new ObjectKey(Metadata.namespace(object), Metadata.name(object)));
  }

  /** The reverse of {@link #key}. Names may have slashes nowhere, resources neither. */
  static Item parse(ObjectKey key) {
    int slash = key.name().indexOf('/');
    return new Item(key.name().substring(0, slash), new ObjectKey(key.namespace(), key.name().substring(slash + 1)));
  }

  ObjectKey key() {
    return new ObjectKey(object.namespace(), resource + "/" + object.name());
  }
}
