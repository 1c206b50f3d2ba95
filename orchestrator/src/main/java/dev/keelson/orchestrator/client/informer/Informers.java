package dev.keelson.orchestrator.client.informer;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * What somebody follows: one informer for each resource, whoever of the same pool asks for it. Closing it ends what it
 * hears; the informers end with the last who uses them. Any thread.
 */
public final class Informers implements AutoCloseable {
  private final InformerPool pool;
  private final Set<Informer> used = ConcurrentHashMap.newKeySet();
  private final List<Runnable> silencers = new CopyOnWriteArrayList<>();

  /** With a pool of its own. */
  public Informers(ApiClient client, SplittableGenerator random) {
    this(new InformerPool(client, random));
  }

  Informers(InformerPool pool) {
    this.pool = pool;
  }

  /** What is known of a resource; it begins to fill with the first call. */
  public Indexer of(ResourceType type) {
    return informer(type).indexer();
  }

  /** Tells the listener of all objects, and of every change until this is closed. */
  public void listen(ResourceType type, Listener listener) {
    silencers.add(informer(type).listen(listener));
  }

  /** Completes when everything that was asked for so far is known. */
  public CompletableFuture<Void> synced() {
    return CompletableFuture.allOf(used.stream().map(Informer::synced).toArray(CompletableFuture[]::new));
  }

  private Informer informer(ResourceType type) {
    var informer = pool.of(type);
    used.add(informer);
    return informer;
  }

  @Override
  public void close() {
    silencers.forEach(Runnable::run);
    silencers.clear();
    pool.leave(this);
  }
}
