package dev.keelson.store.watch;

/**
 * One client stream, as the hub sees it; a stream carries many watchers. Called by the hub's loop only, never blocks.
 */
public interface WatchSink {
  /** The watcher exists. Comes before anything else of that watcher. */
  void created(long watchId, long revision);

  /**
   * Offers events in order.
   *
   * @param revision for the response header: at least that of the last event
   * @return false when the stream has as much outstanding as it may: nothing was taken, and the stream calls
   *     {@link WatchHub#drained} when there is room again
   */
  boolean events(long watchId, long revision, EventBatch batch);

  /** The watcher has everything up to {@code revision}. {@code watchId} -1 = all watchers of the stream have. */
  void progress(long watchId, long revision);

  /** History that the watcher needs is gone. It gets nothing more. */
  void compacted(long watchId, long compactedTo);

  /** The client's own cancellation is done. It gets nothing more. */
  void cancelled(long watchId, long revision);
}
