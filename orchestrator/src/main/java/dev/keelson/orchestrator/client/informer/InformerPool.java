package dev.keelson.orchestrator.client.informer;

import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Selection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * The informers of a process. Controllers and scheduler in one process look at the same objects, and ten thousand pods
 * are a hundred megabytes. Guarded by one lock.
 */
public final class InformerPool {
  private final ApiClient client;
  private final SplittableGenerator random;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ResourceType, Informer> byType = new HashMap<>();
  private final Set<Informers> users = new HashSet<>();

  /**
   * Nothing is followed yet.
   *
   * @param client may list and watch whatever is asked for
   */
  public InformerPool(ApiClient client, SplittableGenerator random) {
    this.client = client;
    this.random = random;
  }

  /** For one more user. */
  public Informers open() {
    var informers = new Informers(this);
    lock.lock();
    try {
      users.add(informers);
    } finally {
      lock.unlock();
    }
    return informers;
  }

  Informer of(ResourceType type) {
    lock.lock();
    try {
      return byType.computeIfAbsent(type, _ -> Informer.start(client, type, Selection.ALL, random.split()));
    } finally {
      lock.unlock();
    }
  }

  /** The informers end with their last user. */
  void leave(Informers user) {
    lock.lock();
    try {
      users.remove(user);
      if (users.isEmpty()) {
        byType.values().forEach(Informer::close);
        byType.clear();
      }
    } finally {
      lock.unlock();
    }
  }
}
