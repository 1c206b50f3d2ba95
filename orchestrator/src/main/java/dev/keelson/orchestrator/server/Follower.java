package dev.keelson.orchestrator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.cache.Change;
import dev.keelson.orchestrator.cache.ListQuery;
import dev.keelson.orchestrator.cache.ReadPoint;
import dev.keelson.orchestrator.cache.Selection;
import dev.keelson.orchestrator.cache.WatchCache;
import dev.keelson.orchestrator.cache.WatchItem;
import dev.keelson.orchestrator.cache.WatchQuery;
import dev.keelson.orchestrator.cache.WatchQuery.Start;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.endpoint.ResourceCatalog;
import dev.keelson.orchestrator.object.StoredObjects;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells an index in this process of all objects of a resource, and of each change. One thread, so that changes are told
 * in their order, one at a time; after a gap the objects are listed anew and the difference is told.
 */
final class Follower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /** As good as for ever. */
  private static final Duration WATCH_TIME = Duration.ofDays(365);

  /** A store that cannot be reached is tried again. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final WatchCache cache;
  private final Selection all;
  private final Observer observer;
  private final Map<String, Entry> known = new HashMap<>();
  private final CompletableFuture<Void> synced = new CompletableFuture<>();
  private final Thread thread;

  /** Hears of objects. */
  interface Observer {
    void put(ObjectNode object);

    void remove(ObjectNode object);

    static Observer of(Consumer<ObjectNode> put, Consumer<ObjectNode> remove) {
      return new Observer() {
        @Override
        public void put(ObjectNode object) {
          put.accept(object);
        }

        @Override
        public void remove(ObjectNode object) {
          remove.accept(object);
        }
      };
    }
  }

  private Follower(WatchCache cache, String prefix, Observer observer) {
    this.cache = cache;
    this.all = Selection.all(prefix);
    this.observer = observer;
    this.thread = Thread.ofVirtual().name("follow " + prefix).start(this::run);
  }

  /** Starts following a built-in resource. */
  static Follower of(ResourceCatalog catalog, String group, String plural, Observer observer) {
    var served = catalog.stored(group, plural).orElseThrow();
    return new Follower(served.cache(), StoredObjects.prefix(served.stored()), observer);
  }

  /** Completes when the observer has heard of every object that there was at the start. */
  CompletableFuture<Void> synced() {
    return synced;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        follow(list());
      } catch (Refusal unavailable) {
        LOG.warn("cannot follow {}: {}", all.prefix(), unavailable.text());
        pause();
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the revision as of which all is told. */
  private long list() {
    var listing = cache.list(ListQuery.whole(new ReadPoint.Latest()), all);
    var gone = new HashSet<>(known.keySet());
    for (var entry : listing.items()) {
      gone.remove(entry.key());
      var before = known.put(entry.key(), entry);
      if (before == null || before.revision() != entry.revision()) {
        observer.put(entry.tree());
      }
    }
    gone.forEach(key -> forget(key));
    synced.complete(null);
    return listing.revision();
  }

  private void forget(String key) {
    var entry = known.remove(key);
    if (entry != null) {
      observer.remove(entry.tree());
    }
  }

  private void follow(long revision) throws InterruptedException {
    try (var watch = cache.watch(new WatchQuery(new Start.After(revision), WATCH_TIME, false), all)) {
      for (var items = watch.next(); !items.isEmpty(); items = watch.next()) {
        items.forEach(this::tell);
      }
    }
  }

  private void tell(WatchItem item) {
    if (!(item instanceof Change change)) {
      return;
    }
    var entry = change.object();
    switch (change.type()) {
      case ADDED, MODIFIED -> {
        known.put(entry.key(), entry);
        observer.put(entry.tree());
      }
      case DELETED -> forget(entry.key());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
