package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.cache.entry.EntryDecoder;
import dev.keelson.orchestrator.storage.ObjectStore;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;

/**
 * One resource's objects. Reads wait, three seconds at most for freshness, and belong on virtual threads.
 *
 * <p>Nothing is read before somebody asks; from then on the resource is followed as long as the server lives. Who
 * cannot be served is told so by a {@link dev.keelson.orchestrator.status.Refusal}.
 */
public final class WatchCache implements AutoCloseable {
  private final ObjectStore store;
  private final StorePages pages;
  private final Feed feed;
  private final Freshness freshness;
  private final Lists lists;
  private final InstantSource time;

  /** @param prefix of all keys of the resource, with a slash at its end: {@code /registry/pods/} */
  public WatchCache(ObjectStore store, String prefix, EntryDecoder decoder, InstantSource time) {
    this(store, prefix, decoder, time, Pace.DEFAULT);
  }

  WatchCache(ObjectStore store, String prefix, EntryDecoder decoder, InstantSource time, Pace pace) {
    this.store = store;
    this.pages = new StorePages(store, decoder);
    this.feed = new Feed(store, prefix, pages, time, pace);
    this.freshness = new Freshness(store, prefix, pages, feed, pace);
    this.lists = new Lists(store, pages, feed, freshness);
    this.time = time;
  }

  /** One object. {@link ReadPoint.Latest} asks the store, which has it at hand. */
  public Optional<Entry> get(String key, ReadPoint at) {
    return switch (at) {
      case ReadPoint.Latest _, ReadPoint.Exactly _ -> latest(key);
      case ReadPoint.Any _ -> freshness.any().entries().find(key);
      case ReadPoint.NotBefore(var revision) -> freshness.notBefore(revision).entries().find(key);
    };
  }

  public Listing list(ListQuery query, Selection selection) {
    return lists.list(query, selection);
  }

  /** Begins to watch; what came before the call is not lost, however long it takes until the first one is taken. */
  public Watch watch(WatchQuery query, Selection selection) {
    return switch (query.start()) {
      case WatchQuery.Start.After(var revision) -> after(revision, query, selection);
      case WatchQuery.Start.State(var at, var announced) -> state(freshness.moment(at), announced, query, selection);
    };
  }

  /** How many watches there are. */
  public int watchers() {
    return feed.watchers();
  }

  /** Ends all watches. */
  @Override
  public void close() {
    feed.close();
  }

  private Optional<Entry> latest(String key) {
    return store.get(key).object().flatMap(stored -> {
      Optional<Entry> cached = feed.present().now().flatMap(now -> now.entries().find(key));
      return cached.filter(entry -> entry.revision() == stored.revision()).or(() -> pages.decoded(stored));
    });
  }

  private Watch after(long revision, WatchQuery query, Selection selection) {
    freshness.any();
    return checked(revision, new Watch(
        feed, new Seat(feed.ring(), selection, revision), time, query, Collections.emptyIterator(), Optional.empty()));
  }

  private Watch state(Moment moment, boolean announced, WatchQuery query, Selection selection) {
    Optional<WatchItem.Bookmark> end = announced
        ? Optional.of(new WatchItem.Bookmark(moment.revision(), true))
        : Optional.empty();
    return checked(moment.revision(), new Watch(feed, new Seat(feed.ring(), selection, moment.revision()), time, query,
        moment.entries().from(selection.prefix(), selection.prefix()).iterator(), end));
  }

  /** From now on the ring has all that the watch wants, or it is refused. */
  private Watch checked(long revision, Watch watch) {
    long oldest = feed.ring().floor();
    if (revision < oldest) {
      watch.close();
      throw CacheRefusals.watchTooOld(revision, oldest);
    }
    return watch;
  }
}
