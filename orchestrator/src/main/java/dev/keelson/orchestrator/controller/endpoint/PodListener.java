package dev.keelson.orchestrator.controller.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.client.informer.Listener;
import dev.keelson.orchestrator.controller.Sources;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Wakes the services of a pod when it has become another pod for them. */
final class PodListener implements Listener {
  /** Pods come in crowds; so much later, all of a crowd are written at once. */
  private static final Duration GATHERING = Duration.ofMillis(100);

  private final Sources sources;
  private final Indexer services;

  PodListener(Sources sources, Indexer services) {
    this.sources = sources;
    this.services = services;
  }

  @Override
  public void changed(Optional<ObjectNode> before, Optional<ObjectNode> after) {
    if (before.map(Backends::traits).equals(after.map(Backends::traits))) {
      return;
    }
    Stream.of(before, after).flatMap(Optional::stream).flatMap(pod -> Backends.servicesOf(pod, services)).distinct()
        .forEach(service -> sources.wakeAfter(service, GATHERING));
  }
}
