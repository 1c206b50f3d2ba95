package dev.keelson.orchestrator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.informer.Listener;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What wakes a controller. */
public interface Sources {
  /** Any change of such an object wakes these keys: those that it names now, and those that it named before. */
  void on(ResourceType type, Function<ObjectNode, Stream<ObjectKey>> keys);

  /** As the other, for a controller that looks at what has changed; it adds keys with {@link #wake}. */
  void on(ResourceType type, Listener listener);

  /** Wakes a key. */
  void wake(ObjectKey key);

  /** Wakes a key in a while. */
  void wakeAfter(ObjectKey key, Duration delay);

  /** Wakes these keys now and then, whatever happens. */
  void every(Duration period, Supplier<Stream<ObjectKey>> keys);

  /** Any change of such an object wakes its own key. */
  default void onEach(ResourceType type) {
    on(type, object -> Stream.of(ObjectKey.of(object)));
  }
}
