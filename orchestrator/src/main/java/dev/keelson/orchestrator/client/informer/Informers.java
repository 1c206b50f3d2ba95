package dev.keelson.orchestrator.client.informer;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Selection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The informers of a program: one for each resource, whoever asks for it. Any thread. */
public final class Informers implements AutoCloseable {
  private final ApiClient client;
  private final RandomGenerator random;
  private final Map<ResourceType, Informer> byType = new ConcurrentHashMap<>();

  public Informers(ApiClient client, RandomGenerator random) {
    this.client = client;
    this.random = random;
  }

  /** What is known of a resource; it begins to fill with the first call. */
  public Indexer of(ResourceType type) {
    return informer(type).indexer();
  }

  /** Tells the listener of all objects, and of every change. */
  public void listen(ResourceType type, Listener listener) {
    informer(type).listen(listener);
  }

  /** Completes when everything that was asked for so far is known. */
  public CompletableFuture<Void> synced() {
    return CompletableFuture.allOf(byType.values().stream().map(Informer::synced).toArray(CompletableFuture[]::new));
  }

  private Informer informer(ResourceType type) {
    return byType.computeIfAbsent(type, _ -> Informer.start(client, type, Selection.ALL, random));
  }

  @Override
  public void close() {
    byType.values().forEach(Informer::close);
  }
}
