package dev.keelson.orchestrator.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.status.Refusals;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Other objects, in memory; what is changed is seen at once. Every change runs twice. Safe for many threads. */
public final class FakeLookup implements Lookup {
  private final TreeMap<String, ObjectNode> objects = new TreeMap<>();

  private static String key(String group, String plural, String namespace, String name) {
    return String.join("/", group, plural, namespace, name);
  }

  /** Puts an object in, as JSON with single quotes. */
  public synchronized FakeLookup with(String group, String plural, String json) {
    var object = Trees.json(json);
    var metadata = object.path("metadata");
    objects.put(key(group, plural, metadata.path("namespace").asText(""), metadata.path("name").asText("")), object);
    return this;
  }

  @Override
  public synchronized Optional<ObjectNode> find(String group, String plural, String namespace, String name) {
    return Optional.ofNullable(objects.get(key(group, plural, namespace, name))).map(ObjectNode::deepCopy);
  }

  @Override
  public Optional<ObjectNode> read(String group, String plural, String namespace, String name) {
    return find(group, plural, namespace, name);
  }

  @Override
  public synchronized List<ObjectNode> list(String group, String plural, String namespace) {
    var prefix = key(group, plural, namespace, "");
    return objects.tailMap(prefix).entrySet().stream().takeWhile(entry -> entry.getKey().startsWith(prefix))
        .map(entry -> entry.getValue().deepCopy()).toList();
  }

  @Override
  public synchronized void change(
      String group, String plural, String namespace, String name, UnaryOperator<ObjectNode> change) {
    var stored = find(group, plural, namespace, name).orElseThrow(() -> Refusals.notFound(group, plural, name));
    // As if another had come first.
    var lost = change.apply(stored.deepCopy());
    var kept = change.apply(stored);
    if (!lost.equals(kept)) {
      throw new IllegalStateException("a change that ran again came to something else");
    }
    objects.put(key(group, plural, namespace, name), kept);
  }
}
