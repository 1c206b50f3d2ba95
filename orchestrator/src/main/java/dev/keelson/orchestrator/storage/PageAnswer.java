package dev.keelson.orchestrator.storage;

import java.util.List;

/** What {@link ObjectStore#page} gives. */
public sealed interface PageAnswer {
  /**
   * A page.
   *
   * @param revision the store's at the time of the read, whatever revision was asked for
   * @param more whether objects follow; then there is at least one here
   * @param count how many objects there are from the query's first key on, these included
   */
  record Page(List<Stored> objects, long revision, boolean more, long count) implements PageAnswer {
    public Page {
      objects = List.copyOf(objects);
    }
  }

  /** The revision that was asked for has been given up. */
  record Compacted() implements PageAnswer {}

  /** The store has not come to the revision that was asked for. */
  record Future() implements PageAnswer {}
}
