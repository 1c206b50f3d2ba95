package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entries;
import dev.keelson.orchestrator.cache.entry.Entry;
import dev.keelson.orchestrator.status.Refusal;
import dev.keelson.orchestrator.storage.ObjectStore;
import dev.keelson.orchestrator.storage.StoreChange;
import dev.keelson.orchestrator.storage.StoreWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one resource current: lists it once and follows it from there, on a thread of its own.
 *
 * <p>A watch that breaks is taken up again behind the last revision that it told. When the store has given up that
 * history, the resource is listed anew, and what is different becomes events: watchers hear nothing twice, and of
 * objects that changed several times meanwhile they hear the last state.
 */
final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

  private final ObjectStore store;
  private final String prefix;
  private final StorePages pages;
  private final Pace pace;
  private final Present present = new Present();
  private final EventRing ring = new EventRing();
  private final Set<Seat> seats = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable StoreWatch> watch = new AtomicReference<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final InstantSource time;
  private final Thread thread;

  // From here on: owned by the thread.
  private final List<CacheEvent> untold = new ArrayList<>();
  private Instant told = Instant.MIN;

  Feed(ObjectStore store, String prefix, StorePages pages, InstantSource time, Pace pace) {
    this.store = store;
    this.prefix = prefix;
    this.pages = pages;
    this.time = time;
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("feed " + prefix).unstarted(this::run);
  }

  /** The first reader starts it; nobody stops it but the end of the server. */
  void start() {
    if (!started.get() && started.compareAndSet(false, true)) {
      thread.start();
    }
  }

  Present present() {
    return present;
  }

  EventRing ring() {
    return ring;
  }

  void seat(Seat seat) {
    seats.add(seat);
  }

  void leave(Seat seat) {
    seats.remove(seat);
  }

  int watchers() {
    return seats.size();
  }

  /** Lets {@link #present} come to where the store is, even if nothing of this resource has changed. */
  void requestProgress() {
    StoreWatch now = watch.get();
    if (now != null) {
      now.requestProgress();
    }
  }

  /** Ends the thread and all watches. */
  @Override
  public void close() {
    thread.interrupt();
    seats.forEach(Seat::close);
  }

  private void run() {
    boolean listed = false;
    Duration pause = pace.retryMin();
    try {
      while (true) {
        long before = revision();
        try {
          listed = listed || list();
          listed = follow();
        } catch (Refusal weather) {
          LOG.info("the store does not answer for {}: {}", prefix, weather.text());
        } catch (RuntimeException broken) {
          LOG.error("what is known of {} is given up, and listed anew", prefix, broken);
          listed = false;
        }
        pause = revision() > before ? pace.retryMin() : pause;
        Thread.sleep(pause);
        pause = longer(pause);
      }
    } catch (InterruptedException _) {
      // Closed.
    }
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(pace.retryMax()) > 0 ? pace.retryMax() : twice;
  }

  private long revision() {
    return present.now().map(Moment::revision).orElse(0L);
  }

  /** Returns false when the store had given up the revision before the last page. */
  private boolean list() {
    Optional<Moment> listed = pages.everything(prefix);
    if (listed.isEmpty()) {
      return false;
    }
    Moment next = listed.get();
    List<CacheEvent> missed = present.now().map(before -> Difference.of(before, next)).orElse(List.of());
    missed.forEach(ring::add);
    ring.begin(next.revision());
    present.set(next);
    untold.addAll(missed);
    tell();
    return true;
  }

  /** Returns whether what is known can be built upon when the watch has ended. */
  private boolean follow() throws InterruptedException {
    if (present.now().isEmpty()) {
      return false;
    }
    try (StoreWatch begun = store.watch(prefix, revision() + 1)) {
      watch.set(begun);
      while (true) {
        Optional<StoreChange> change = begun.next(patience());
        switch (change.orElse(new StoreChange.Progress(0))) {
          case StoreChange.Events(var events) -> apply(events);
          case StoreChange.Progress(var revision) -> reached(revision);
          case StoreChange.Compacted _ -> {
            return false;
          }
          case StoreChange.Broken(var why) -> {
            LOG.info("the watch of {} is taken up again: {}", prefix, why);
            return true;
          }
        }
        if (patience().isZero()) {
          tell();
        }
      }
    } finally {
      watch.set(null);
    }
  }

  private void reached(long revision) {
    Moment now = present.now().orElseThrow();
    if (revision > now.revision()) {
      present.set(new Moment(revision, now.entries()));
    }
  }

  private void apply(List<StoreChange.Event> changes) {
    Moment now = present.now().orElseThrow();
    Entries entries = now.entries();
    long revision = now.revision();
    for (StoreChange.Event change : changes) {
      if (change.revision() <= now.revision()) {
        continue; // told before
      }
      revision = change.revision();
      Optional<Entry> before = entries.find(change.key());
      Optional<Entry> after = after(change);
      if (before.isEmpty() && after.isEmpty()) {
        continue;
      }
      entries = after.isPresent() ? entries.with(after.get()) : entries.without(change.key());
      var event = new CacheEvent(revision, before, after);
      ring.add(event);
      untold.add(event);
    }
    present.set(new Moment(revision, entries));
  }

  private Optional<Entry> after(StoreChange.Event change) {
    return switch (change) {
      case StoreChange.Put(var object) -> pages.decoded(object);
      case StoreChange.Deletion _ -> Optional.empty();
    };
  }

  /** How long the feed may wait for the next change; zero when watchers are to be told now. */
  private Duration patience() {
    if (untold.isEmpty()) {
      return Limits.IDLE;
    }
    Duration since = seats.size() <= Limits.TOLD_AT_ONCE_MAX || told.equals(Instant.MIN)
        ? Limits.TELL_INTERVAL
        : Duration.between(told, time.instant());
    boolean due = since.isNegative() || since.compareTo(Limits.TELL_INTERVAL) >= 0;
    return due ? Duration.ZERO : Limits.TELL_INTERVAL.minus(since);
  }

  private void tell() {
    List<CacheEvent> events = List.copyOf(untold);
    long number = ring.end() - events.size();
    seats.forEach(seat -> seat.arrived(events, number));
    untold.clear();
    told = time.instant();
  }
}
