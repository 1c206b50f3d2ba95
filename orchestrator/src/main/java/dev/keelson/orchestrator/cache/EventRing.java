package dev.keelson.orchestrator.cache;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of a resource, numbered one by one: written by the feed, read by every watcher at its own place.
 *
 * <p>Nothing is queued for a watcher. The ring forgets its oldest events when it is full, and a watcher that had not
 * come so far finds that out from their numbers, so that readers need no lock: a slot holds an event with its number,
 * and whoever looks for another number there is too late.
 */
final class EventRing {
  /** What a place of the ring holds. */
  private record Numbered(long number, CacheEvent event) {}

  /**
   * What readers look at.
   *
   * @param first the number of the oldest event that is left
   * @param end one more than the number of the newest
   * @param floor all events after this revision are here
   */
  private record Bounds(AtomicReferenceArray<@Nullable Numbered> slots, long first, long end, long floor) {}

  private final AtomicReference<Bounds> bounds;

  /** Owned by the feed. */
  private long bytes;

  EventRing() {
    bounds = new AtomicReference<>(new Bounds(new AtomicReferenceArray<>(Limits.RING_EVENTS_MIN), 0, 0, 0));
  }

  /** Events up to {@code revision} are not here, and will not be: whoever starts to watch before it is refused. */
  void begin(long revision) {
    Bounds now = bounds.get();
    bounds.set(new Bounds(now.slots(), now.first(), now.end(), Math.max(now.floor(), revision)));
  }

  /** The feed only. Events come in order of their revisions. */
  void add(CacheEvent event) {
    Bounds now = bounds.get();
    long first = now.first();
    long floor = now.floor();
    bytes += event.bytes();
    while (first < now.end() && (bytes > Limits.RING_BYTES_MAX || now.end() - first >= Limits.RING_EVENTS_MAX)) {
      CacheEvent oldest = take(now, first++);
      bytes -= oldest.bytes();
      floor = Math.max(floor, oldest.revision());
    }
    AtomicReferenceArray<@Nullable Numbered> slots = now.end() - first == now.slots().length()
        ? grown(now.slots(), first, now.end())
        : now.slots();
    slots.set(slot(slots, now.end()), new Numbered(now.end(), event));
    bounds.set(new Bounds(slots, first, now.end() + 1, floor));
  }

  /** After whose revision a watcher may start. */
  long floor() {
    return bounds.get().floor();
  }

  /** The number that the next event will have. */
  long end() {
    return bounds.get().end();
  }

  /** The number of the first event after {@code revision}; of the next one, if there is none. */
  long numberAfter(long revision) {
    Bounds now = bounds.get();
    long low = now.first();
    long high = now.end();
    while (low < high) {
      long middle = (low + high) >>> 1;
      Numbered event = now.slots().get(slot(now.slots(), middle));
      // What is overwritten meanwhile was old.
      if (event == null || event.number() != middle || event.event().revision() <= revision) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Empty when the event of that number, below {@link #end}, has been forgotten. */
  Optional<CacheEvent> event(long number) {
    Bounds now = bounds.get();
    if (number < now.first()) {
      return Optional.empty();
    }
    Numbered found = now.slots().get(slot(now.slots(), number));
    return found == null || found.number() != number ? Optional.empty() : Optional.of(found.event());
  }

  private static CacheEvent take(Bounds now, long number) {
    Numbered taken = now.slots().getAndSet(slot(now.slots(), number), null);
    if (taken == null || taken.number() != number) {
      throw new IllegalStateException("the ring has lost event " + number);
    }
    return taken.event();
  }

  private static AtomicReferenceArray<@Nullable Numbered> grown(
      AtomicReferenceArray<@Nullable Numbered> slots, long first, long end) {
    var larger = new AtomicReferenceArray<@Nullable Numbered>(slots.length() * 2);
    for (long number = first; number < end; number++) {
      larger.set(slot(larger, number), slots.get(slot(slots, number)));
    }
    return larger;
  }

  /** Lengths are powers of two. */
  private static int slot(AtomicReferenceArray<@Nullable Numbered> slots, long number) {
    return (int) (number & (slots.length() - 1));
  }
}
