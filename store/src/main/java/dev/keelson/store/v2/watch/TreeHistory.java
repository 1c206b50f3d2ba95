package dev.keelson.store.v2.watch;

import dev.keelson.store.v2.TreeEvent;
import java.util.Optional;
import java.util.function.Predicate;

/** The newest events, as the store keeps them. May wait for the disk. */
@FunctionalInterface
public interface TreeHistory {
  /** The first event from {@code index} on that {@code wanted} accepts; no look at anything when that is ahead. */
  Scan scan(long index, Predicate<TreeEvent> wanted);

  /**
   * What was found, and where the history stood.
   *
   * @param oldestIndex of the events that are kept; 0 when there are none
   * @param index of the newest event; everything up to it was looked at
   */
  record Scan(long oldestIndex, long index, Optional<TreeEvent> event) {
    /** Of a tree that nothing was ever written to. */
    public static final Scan EMPTY = new Scan(0, 0, Optional.empty());
  }
}
