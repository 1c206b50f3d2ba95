package dev.keelson.orchestrator.client.informer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ApiClient;
import dev.keelson.orchestrator.client.ChangeEvent;
import dev.keelson.orchestrator.client.ChangeStream;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Selection;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.object.Metadata;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists a resource, then follows it; after a gap it lists anew and tells the difference. One thread; listeners hear of
 * everything there is, and then of every change, under one lock.
 */
public final class Informer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Informer.class);

  /** As client-go: a server that comes back is not asked by all at once. */
  private static final Duration PAUSE_MIN = Duration.ofMillis(800);

  private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

  private final ApiClient client;
  private final ResourceType type;
  private final Selection selection;
  private final RandomGenerator random;
  private final Objects objects = new Objects();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock telling = new ReentrantLock();
  private final CompletableFuture<Void> synced = new CompletableFuture<>();
  private final AtomicReference<Optional<ChangeStream>> stream = new AtomicReference<>(Optional.empty());
  private final Thread thread;
  private volatile boolean closed;
  private String version = "";
  private Duration pause = PAUSE_MIN;

  private Informer(ApiClient client, ResourceType type, Selection selection, RandomGenerator random) {
    this.client = client;
    this.type = type;
    this.selection = selection;
    this.random = random;
    this.thread = Thread.ofVirtual().name("informer " + type).unstarted(this::run);
  }

  /** Starts listing; what it knows is complete once {@link #synced} is. */
  public static Informer start(ApiClient client, ResourceType type, Selection selection, RandomGenerator random) {
    var informer = new Informer(client, type, selection, random);
    informer.thread.start();
    return informer;
  }

  public Indexer indexer() {
    return objects;
  }

  /** Completes when all that there was at the start is known. */
  public CompletableFuture<Void> synced() {
    return synced;
  }

  /** Tells the listener of all objects as new ones, and from now on of every change, until what is returned is run. */
  public Runnable listen(Listener listener) {
    telling.lock();
    try {
      objects.all().forEach(object -> listener.changed(Optional.empty(), Optional.of(object)));
      listeners.add(listener);
    } finally {
      telling.unlock();
    }
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    closed = true;
    stream.get().ifPresent(ChangeStream::close);
    thread.interrupt();
  }

  private void run() {
    while (!closed) {
      try {
        if (version.isEmpty()) {
          list();
        }
        follow();
      } catch (Refusal refused) {
        relist(refused);
      } catch (Unreachable broken) {
        LOG.debug("{}: {}", type, broken.getMessage());
        pause();
      } catch (RuntimeException broken) {
        if (!closed) {
          LOG.error("cannot follow {}; it is listed anew", type, broken);
        }
        version = "";
        pause();
      }
    }
  }

  private void relist(Refusal refused) {
    version = "";
    boolean fellBehind = refused.reason() == Reason.EXPIRED || refused.reason() == Reason.GONE;
    if (!fellBehind) {
      LOG.warn("cannot follow {}: {}", type, refused.text());
      pause();
    }
  }

  private void list() {
    var page = client.list(type, selection);
    var gone = new HashSet<>(objects.keys());
    for (var object : page.items()) {
      gone.remove(ObjectKey.of(object));
      var known = objects.get(ObjectKey.of(object));
      if (known.isEmpty() || !Metadata.resourceVersion(known.get()).equals(Metadata.resourceVersion(object))) {
        put(object);
      }
    }
    gone.forEach(this::remove);
    version = page.resourceVersion();
    pause = PAUSE_MIN;
    synced.complete(null);
  }

  private void follow() {
    try (var changes = client.watch(type, selection, version)) {
      stream.set(Optional.of(changes));
      var change = closed ? Optional.<ChangeEvent>empty() : changes.next();
      while (change.isPresent()) {
        tell(change.get());
        change = changes.next();
      }
    } finally {
      stream.set(Optional.empty());
    }
  }

  private void tell(ChangeEvent change) {
    switch (change.type()) {
      case ADDED, MODIFIED -> put(change.object());
      case DELETED -> remove(ObjectKey.of(change.object()));
      case BOOKMARK -> { }
    }
    version = Metadata.resourceVersion(change.object());
    pause = PAUSE_MIN;
  }

  /** Nobody here reads who wrote which field, and that is often half of an object. */
  private void put(ObjectNode object) {
    Metadata.of(object).remove("managedFields");
    telling.lock();
    try {
      var before = objects.put(object);
      listeners.forEach(listener -> listener.changed(before, Optional.of(object)));
    } finally {
      telling.unlock();
    }
  }

  private void remove(ObjectKey key) {
    telling.lock();
    try {
      objects.remove(key).ifPresent(before ->
          listeners.forEach(listener -> listener.changed(Optional.of(before), Optional.empty())));
    } finally {
      telling.unlock();
    }
  }

  private void pause() {
    if (closed) {
      return;
    }
    try {
      Thread.sleep(pause.plusMillis(random.nextLong(pause.toMillis())));
      pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? pause.multipliedBy(2) : PAUSE_MAX;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
