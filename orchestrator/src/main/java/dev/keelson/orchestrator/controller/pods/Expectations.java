package dev.keelson.orchestrator.controller.pods;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.informer.Indexer;
import dev.keelson.orchestrator.object.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an owner has ordered and its cache does not show yet. Whoever counts children while something is outstanding
 * counts wrong: it would create twice what was created, or delete more than too many.
 *
 * <p>Compared with the cache each time it is asked, so that no event can be missed. An order is forgotten after five
 * minutes, as in Kubernetes: a child that came and went while the watch was broken is never seen.
 *
 * <p>Only the worker of an owner's key orders and asks; the informer's thread tells what it {@link #seen}. Holds no
 * more than what one pass may order, for each owner.
 */
public final class Expectations {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Map<ObjectKey, Book> books = new ConcurrentHashMap<>();
  private final Indexer children;
  private final InstantSource clock;

  public Expectations(Indexer children, InstantSource clock) {
    this.children = children;
    this.clock = clock;
  }

  private enum Kind { CREATED, CHANGED, DELETED }

  private record Order(Kind kind, ObjectKey child, String uid, long version, Instant at) {
    boolean isFulfilled(Optional<ObjectNode> cached) {
      var same = cached.filter(object -> Metadata.uid(object).equals(uid));
      return switch (kind) {
        case CREATED -> same.isPresent();
        case CHANGED -> same.map(object -> versionOf(object) >= version).orElse(true);
        case DELETED -> same.map(Metadata::isDeleting).orElse(true);
      };
    }
  }

  /**
   * One owner's.
   *
   * @param open by the child's uid
   * @param seen uids that the informer told of since the owner last asked: it may be quicker than the answer to a
   *     create
   */
  private record Book(Map<String, Order> open, Set<String> seen) {
    Book() {
      this(new ConcurrentHashMap<>(), ConcurrentHashMap.newKeySet());
    }

    void add(Order order) {
      open.put(order.uid(), order);
      if (order.kind() == Kind.CREATED && seen.contains(order.uid())) {
        open.remove(order.uid());
      }
    }

    void see(String uid) {
      seen.add(uid);
      open.computeIfPresent(uid, (_, order) -> order.kind() == Kind.CREATED ? null : order);
    }
  }

  /** The child was created; it is awaited in the cache. */
  public void created(ObjectKey owner, ObjectNode child) {
    order(owner, child, Kind.CREATED);
  }

  /** The child was changed and got this version; it is awaited in the cache. */
  public void changed(ObjectKey owner, ObjectNode child) {
    order(owner, child, Kind.CHANGED);
  }

  /** The child was deleted; it is awaited that the cache shows it ending, or not at all. */
  public void deleted(ObjectKey owner, ObjectNode child) {
    order(owner, child, Kind.DELETED);
  }

  private void order(ObjectKey owner, ObjectNode child, Kind kind) {
    book(owner).add(new Order(kind, ObjectKey.of(child), Metadata.uid(child), versionOf(child), clock.instant()));
  }

  /** Told about each child that is added or changed: what was seen once is not awaited, even if it is gone by then. */
  public void seen(ObjectKey owner, ObjectNode child) {
    var book = books.get(owner);
    if (book != null) {
      book.see(Metadata.uid(child));
    }
  }

  /** Whether the cache shows all that the owner has ordered. Asked at the beginning of each pass. */
  public boolean areMet(ObjectKey owner) {
    var book = book(owner);
    book.seen().clear();
    var tooOld = clock.instant().minus(PATIENCE);
    book.open().values().removeIf(order ->
        order.at().isBefore(tooOld) || order.isFulfilled(children.get(order.child())));
    return book.open().isEmpty();
  }

  /** How long what is not met will be waited for, if nothing is heard of it. */
  public Duration patience(ObjectKey owner) {
    return book(owner).open().values().stream()
        .map(order -> Duration.between(clock.instant(), order.at().plus(PATIENCE)))
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Book book(ObjectKey owner) {
    return books.computeIfAbsent(owner, _ -> new Book());
  }

  /** The owner is gone. */
  public void forget(ObjectKey owner) {
    books.remove(owner);
  }

  /** Versions that the API server gives can be compared. */
  private static long versionOf(ObjectNode object) {
    var text = Metadata.resourceVersion(object);
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}
