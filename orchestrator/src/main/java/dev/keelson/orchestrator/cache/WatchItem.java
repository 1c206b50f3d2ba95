package dev.keelson.orchestrator.cache;

/** What a {@link Watch} gives. */
public sealed interface WatchItem permits Change, WatchItem.Bookmark {
  /** A client that has seen this may go on from here. */
  long revision();

  /**
   * Everything up to {@code revision} has been given.
   *
   * @param endOfState the first one, behind the state that was asked for ({@code k8s.io/initial-events-end})
   */
  record Bookmark(long revision, boolean endOfState) implements WatchItem {}
}
