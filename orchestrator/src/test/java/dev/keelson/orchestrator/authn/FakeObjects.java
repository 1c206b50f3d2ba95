package dev.keelson.orchestrator.authn;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Objects in a map. */
final class FakeObjects implements ObjectLookup {
  private final Map<String, ObjectNode> objects = new HashMap<>();

  @Override
  public Optional<ObjectNode> find(String resource, String namespace, String name) {
    return Optional.ofNullable(objects.get(resource + "/" + namespace + "/" + name));
  }

  FakeObjects put(String resource, String namespace, String name, String uid) {
    var object = JsonNodeFactory.instance.objectNode();
    object.putObject("metadata").put("namespace", namespace).put("name", name).put("uid", uid);
    objects.put(resource + "/" + namespace + "/" + name, object);
    return this;
  }

  FakeObjects delete(String resource, String namespace, String name) {
    objects.remove(resource + "/" + namespace + "/" + name);
    return this;
  }

  FakeObjects markDeleted(String resource, String namespace, String name, String when) {
    ((ObjectNode) find(resource, namespace, name).orElseThrow().path("metadata")).put("deletionTimestamp", when);
    return this;
  }

  /** Type, then keys and values by turns. */
  FakeObjects putSecret(String namespace, String name, String type, String... data) {
    put("secrets", namespace, name, "secret-uid");
    var secret = find("secrets", namespace, name).orElseThrow().put("type", type);
    var values = secret.putObject("data");
    for (int i = 0; i < data.length; i += 2) {
      values.put(data[i], Base64.getEncoder().encodeToString(data[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return this;
  }
}
