package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slices that were written and have not yet been heard of. Until then, what is known of an owner's slices is old, and
 * to act on it would make slices twice. Any thread; of one owner, one at a time.
 */
final class Echoes {
  /** Whatever has happened to a write that is not heard of for so long, waiting has no more use. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private record Echo(long version, Instant since) {}

  private final Indexer slices;
  private final InstantSource clock;
  private final Map<ObjectKey, Map<ObjectKey, Echo>> byOwner = new ConcurrentHashMap<>();

  Echoes(Indexer slices, InstantSource clock) {
    this.slices = slices;
    this.clock = clock;
  }

  void await(ObjectKey owner, ObjectNode written) {
    byOwner.computeIfAbsent(owner, _ -> new ConcurrentHashMap<>())
        .put(ObjectKey.of(written), new Echo(version(written), clock.instant()));
  }

  /** A slice that is deleted is waited for no more. */
  void forget(ObjectKey owner, ObjectKey slice) {
    byOwner.computeIfPresent(owner, (_, echoes) -> {
      echoes.remove(slice);
      return echoes.isEmpty() ? null : echoes;
    });
  }

  void forget(ObjectKey owner) {
    byOwner.remove(owner);
  }

  /** Whether everything that was written for this owner has been heard of. */
  boolean allHeard(ObjectKey owner) {
    var echoes = byOwner.get(owner);
    if (echoes == null) {
      return true;
    }
    var tooOld = clock.instant().minus(PATIENCE);
    echoes.entrySet().removeIf(each -> each.getValue().since.isBefore(tooOld)
        || slices.get(each.getKey()).filter(slice -> version(slice) >= each.getValue().version).isPresent());
    return echoes.isEmpty();
  }

  /** The store's revision: the same store wrote both. */
  private static long version(ObjectNode slice) {
    return Long.parseLong(Metadata.resourceVersion(slice));
  }
}
