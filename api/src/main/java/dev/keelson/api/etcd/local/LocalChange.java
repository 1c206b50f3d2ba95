package dev.keelson.api.etcd.local;

import java.util.List;

/**
 * What a watch hears of.
 *
 * <p>After {@link Compacted} or {@link Closed} nothing follows.
 */
public sealed interface LocalChange {
  /**
   * Events of whole revisions, in order.
   *
   * @param revision everything up to it has been told
   */
  record Events(long revision, List<LocalEvent> events) implements LocalChange {
    public Events {
      events = List.copyOf(events);
    }
  }

  /** Nothing happened; everything up to {@code revision} has been told. */
  record Progress(long revision) implements LocalChange {}

  /** The history that the watch needs next is gone. */
  record Compacted(long compactedTo) implements LocalChange {}

  record Closed() implements LocalChange {}

  /**
   * A key was put or deleted.
   *
   * @param row of a deletion: the key and the revision only
   */
  record LocalEvent(boolean deletion, LocalRow row) {}
}
