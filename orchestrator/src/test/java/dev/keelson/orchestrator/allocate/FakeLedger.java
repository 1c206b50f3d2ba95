package dev.keelson.orchestrator.allocate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A ledger in memory, that may fail before or after it did what it was told. Safe for many threads. */
final class FakeLedger implements Ledger {
  private final TreeMap<String, ObjectNode> objects = new TreeMap<>();
  private BooleanSupplier fault = () -> false;
  private int revision;

  /** Weather: the outcome is unknown to the caller. */
  static final class WeatherException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Asks before and after each write whether it fails. */
  synchronized void fails(BooleanSupplier fault) {
    this.fault = fault;
  }

  synchronized int size() {
    return objects.size();
  }

  @Override
  public synchronized Optional<ObjectNode> read(String key) {
    return Optional.ofNullable(objects.get(key)).map(ObjectNode::deepCopy);
  }

  @Override
  public synchronized List<ObjectNode> list(String keyPrefix) {
    return objects.tailMap(keyPrefix).entrySet().stream().takeWhile(entry -> entry.getKey().startsWith(keyPrefix))
        .map(entry -> entry.getValue().deepCopy()).toList();
  }

  @Override
  public synchronized boolean create(String key, ObjectNode object) {
    return write(() -> {
      if (objects.containsKey(key)) {
        return false;
      }
      put(key, object);
      return true;
    });
  }

  @Override
  public synchronized boolean replace(String key, ObjectNode object) {
    return write(() -> {
      if (!isAt(key, ClusterAddresses.version(object))) {
        return false;
      }
      put(key, object);
      return true;
    });
  }

  @Override
  public synchronized boolean delete(String key, String resourceVersion) {
    return write(() -> isAt(key, resourceVersion) && objects.remove(key) != null);
  }

  private boolean isAt(String key, String version) {
    var stored = objects.get(key);
    return stored != null && ClusterAddresses.version(stored).equals(version);
  }

  private void put(String key, ObjectNode object) {
    var copy = object.deepCopy();
    copy.withObjectProperty("metadata").put("resourceVersion", String.valueOf(++revision));
    objects.put(key, copy);
  }

  private boolean write(BooleanSupplier change) {
    strike();
    boolean done = change.getAsBoolean();
    strike();
    return done;
  }

  private void strike() {
    if (fault.getAsBoolean()) {
      throw new WeatherException();
    }
  }
}
