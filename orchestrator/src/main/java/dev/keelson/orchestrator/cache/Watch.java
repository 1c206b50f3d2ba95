package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One client's watch. One thread takes from it; any thread may close it.
 *
 * <p>Nothing is queued for it: it reads the ring when its client has room. One that falls behind what the ring
 * remembers ends, and its client goes on from the last revision that it has seen, or lists again.
 */
public final class Watch implements AutoCloseable {
  private final Feed feed;
  private final Seat seat;
  private final InstantSource time;
  private final WatchQuery query;
  private final Instant end;
  private final Iterator<Entry> state;
  private Optional<WatchItem.Bookmark> endOfState;
  private Instant nextBookmark;

  /**
   * @param state what is told first
   * @param endOfState what is told behind it
   */
  Watch(Feed feed, Seat seat, InstantSource time, WatchQuery query, Iterator<Entry> state,
      Optional<WatchItem.Bookmark> endOfState) {
    this.feed = feed;
    this.seat = seat;
    this.time = time;
    this.query = query;
    this.state = state;
    this.endOfState = endOfState;
    this.end = time.instant().plus(query.timeout());
    this.nextBookmark = time.instant().plus(Limits.BOOKMARK_INTERVAL);
    feed.seat(seat);
  }

  /** Waits for what comes next. An empty list is the end: time is over, it was closed, or it was too slow. */
  public List<WatchItem> next() throws InterruptedException {
    while (!seat.isClosed() && time.instant().isBefore(end)) {
      List<WatchItem> batch = state();
      if (batch.isEmpty()) {
        long seen = revision(); // before the ring is read: all events up to it are there
        batch = events();
        if (batch.isEmpty() && bookmarkDue()) {
          return List.of(bookmark(seen));
        }
      }
      if (!batch.isEmpty()) {
        return batch;
      }
      seat.sleep(patience());
    }
    close();
    return List.of();
  }

  /** Whoever waits in {@link #next} is given the end. */
  @Override
  public void close() {
    seat.close();
    feed.leave(seat);
  }

  private List<WatchItem> state() {
    var batch = new ArrayList<WatchItem>();
    int bytes = 0;
    while (state.hasNext() && batch.size() < Limits.BATCH_EVENTS_MAX && bytes < Limits.BATCH_BYTES_MAX) {
      Entry entry = state.next();
      if (seat.selection().selects(entry)) {
        batch.add(new Change(Change.Type.ADDED, entry));
        bytes += entry.bytes().length;
      }
    }
    if (!state.hasNext() && endOfState.isPresent()) {
      batch.add(endOfState.get());
      endOfState = Optional.empty();
    }
    return batch;
  }

  private List<WatchItem> events() {
    var batch = new ArrayList<WatchItem>();
    int bytes = 0;
    long newest = feed.ring().end();
    while (seat.next() < newest && batch.size() < Limits.BATCH_EVENTS_MAX && bytes < Limits.BATCH_BYTES_MAX) {
      Optional<CacheEvent> event = feed.ring().event(seat.next());
      if (event.isEmpty()) {
        close(); // too slow
        return batch;
      }
      seat.moveOn();
      Optional<Change> change = seat.seen(event.get());
      change.ifPresent(batch::add);
      bytes += change.map(seen -> seen.object().bytes().length).orElse(0);
    }
    return batch;
  }

  private boolean bookmarkDue() {
    return query.bookmarks() && !time.instant().isBefore(nextBookmark);
  }

  private WatchItem.Bookmark bookmark(long seen) {
    Instant now = time.instant();
    Instant last = end.minus(Limits.BOOKMARK_BEFORE_END);
    Instant regular = now.plus(Limits.BOOKMARK_INTERVAL);
    nextBookmark = now.isBefore(last) && regular.isAfter(last) ? last : regular;
    feed.requestProgress(); // for the next one
    return new WatchItem.Bookmark(seen, false);
  }

  private long revision() {
    return feed.present().now().map(Moment::revision).orElse(0L);
  }

  private Duration patience() {
    Instant wake = query.bookmarks() && nextBookmark.isBefore(end) ? nextBookmark : end;
    return Duration.between(time.instant(), wake);
  }
}
