package dev.keelson.orchestrator.cache;

import java.time.Duration;

/** The bounds of the cache, each with its reason. */
final class Limits {
  /** How long the first reader of a resource waits for its objects: 150,000 of them take some seconds. */
  static final Duration FIRST_LIST_MAX = Duration.ofSeconds(20);

  /** Without a change there is nothing to do; the feed looks up so often that nothing of it can be seen. */
  static final Duration IDLE = Duration.ofHours(1);

  /** What a page of a whole resource should have. */
  static final long PAGE_BYTES = 4 << 20;

  /** Objects that are read at once while nobody knows how large they are: at 1 KB each, half a mebibyte. */
  static final int PAGE_ROWS = 500;

  /** With a selector that takes few, pages grow up to this, as kube-apiserver's do. */
  static final int PAGE_ROWS_MAX = 10_000;

  /** Recent events: a watcher that is cut off for a minute comes back at 1,000 changes a second. */
  static final int RING_EVENTS_MAX = 1 << 16;

  static final int RING_EVENTS_MIN = 1 << 6;

  /** What they may hold in bytes: versions of objects that nobody else holds. */
  static final long RING_BYTES_MAX = 16 << 20;

  /** What an event takes beside its object: itself, and the object's key and labels. */
  static final int EVENT_OVERHEAD_BYTES = 400;

  /** Moments that are kept for the next pages of lists; each may hold versions that are gone. */
  static final int MOMENTS_KEPT_MAX = 4;

  /** What a watcher is given at once: some hundred events, so that they go out in few writes. */
  static final int BATCH_EVENTS_MAX = 256;

  static final int BATCH_BYTES_MAX = 128 << 10;

  /**
   * Many watchers are woken so often at most, and get what has come meanwhile at once: with 1,000 of them and 100
   * events a second, waking and writing are most of the work. A change after a pause is told at once.
   */
  static final Duration TELL_INTERVAL = Duration.ofMillis(20);

  /** So few are always told at once. */
  static final int TOLD_AT_ONCE_MAX = 64;

  /** About once a minute, as kube-apiserver. */
  static final Duration BOOKMARK_INTERVAL = Duration.ofSeconds(60);

  /** So long before its end a watch is told how far it has come, as kube-apiserver. */
  static final Duration BOOKMARK_BEFORE_END = Duration.ofSeconds(2);

  private Limits() {}
}
