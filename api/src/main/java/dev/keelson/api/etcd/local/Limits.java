package dev.keelson.api.etcd.local;

/** The bounds of in-process use, each with its reason. */
final class Limits {
  /**
   * A range ends early once it holds so much: a reader takes a large key space in steps, and ten of them must not fill
   * the memory that the store and its neighbours share.
   */
  static final long RANGE_BYTES_MAX = 8 << 20;

  /**
   * Batches of events that wait for their reader. The hub cuts them at a quarter of a mebibyte and remembers where a
   * slow watch has to go on, so more would only cost memory.
   */
  static final int WATCH_BATCHES_MAX = 8;

  /** What a small request takes in the log beside key and value. */
  static final int REQUEST_OVERHEAD_BYTES = 64;

  private Limits() {}
}
