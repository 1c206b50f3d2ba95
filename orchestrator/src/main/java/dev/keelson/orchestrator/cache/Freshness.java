package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.status.Refusals;
import dev.keelson.orchestrator.storage.ObjectStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Finds a moment that is fresh enough for a reader: the cache's, as soon as it has come so far, or the store's own. */
final class Freshness {
  private final ObjectStore store;
  private final String prefix;
  private final StorePages pages;
  private final Feed feed;
  private final Pace pace;
  private final AtomicReference<Optional<Boolean>> confirms = new AtomicReference<>(Optional.empty());

  Freshness(ObjectStore store, String prefix, StorePages pages, Feed feed, Pace pace) {
    this.store = store;
    this.prefix = prefix;
    this.pages = pages;
    this.feed = feed;
    this.pace = pace;
  }

  /** For all but {@link ReadPoint.Exactly}, which nobody can wait for. */
  Moment moment(ReadPoint at) {
    return switch (at) {
      case ReadPoint.Any _ -> any();
      case ReadPoint.Latest _ -> latest();
      case ReadPoint.NotBefore(var revision) -> notBefore(revision);
      case ReadPoint.Exactly(var revision) ->
          throw new IllegalArgumentException("nobody waits for exactly " + revision);
    };
  }

  /** Whatever there is. */
  Moment any() {
    feed.start();
    return await(0, Limits.FIRST_LIST_MAX).orElseThrow(CacheRefusals::notReady);
  }

  /** With everything that was acknowledged before the call. */
  Moment latest() {
    long head = store.currentRevision();
    return reach(head).orElseGet(this::fromStore);
  }

  /** Not older than {@code revision}. */
  Moment notBefore(long revision) {
    Optional<Moment> reached = reach(revision);
    if (reached.isPresent()) {
      return reached.get();
    }
    long head = store.currentRevision();
    if (head < revision) {
      throw CacheRefusals.tooLarge(revision, head);
    }
    return fromStore();
  }

  private Optional<Moment> reach(long revision) {
    if (any().revision() >= revision) {
      return feed.present().now();
    }
    if (!confirmsProgress()) {
      return await(revision, pace.progressAgain());
    }
    long attempts = pace.freshnessMax().dividedBy(pace.progressAgain());
    Optional<Moment> reached = Optional.empty();
    for (long attempt = 0; attempt < attempts && reached.isEmpty(); attempt++) {
      feed.requestProgress();
      reached = await(revision, pace.progressAgain());
    }
    return reached;
  }

  /** For etcds whose word on progress does not hold, and for a cache that cannot keep up. */
  private Moment fromStore() {
    return pages.everything(prefix).orElseThrow(CacheRefusals::listTooOld);
  }

  private Optional<Moment> await(long revision, Duration patience) {
    try {
      return feed.present().await(revision, patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusals.timeout("Timeout: the request was given up", 0);
    }
  }

  private boolean confirmsProgress() {
    Optional<Boolean> known = confirms.get();
    if (known.isEmpty()) {
      known = Optional.of(store.confirmsProgress());
      confirms.set(known);
    }
    return known.get();
  }
}
