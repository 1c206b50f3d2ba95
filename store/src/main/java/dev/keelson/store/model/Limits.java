package dev.keelson.store.model;

/** Every bound of the store in one place, with its reason. */
public final class Limits {
  /** Events that a commit carries in memory: about what a watcher can be sent in one response. */
  public static final int COMMIT_EVENTS_HELD_MAX = 10_000;

  /** The same in bytes of keys and values: four of etcd's largest requests. */
  public static final long COMMIT_BYTES_HELD_MAX = 4L * 1_536 * 1_024;

  /** Deletions up to here are remembered key by key within their log entry, above as one range. */
  public static final int ERASED_KEYS_NOTED_MAX = 128;

  /** Rows that one step of physical compaction removes: about a millisecond, so that it never delays a write. */
  public static final int COMPACTION_EVENTS_PER_STEP = 2_000;

  /** Events that one page of history looks at, so that a filter that matches nothing still returns soon. */
  public static final int HISTORY_EVENTS_SCANNED_MAX = 50_000;

  private Limits() {}
}
