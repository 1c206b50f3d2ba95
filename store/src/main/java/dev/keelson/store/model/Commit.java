package dev.keelson.store.model;

import java.util.List;

/**
 * Everything that one revision changed, in the order of its sub-revisions.
 *
 * @param spilled true when the commit was too large to hold ({@code Limits.COMMIT_EVENTS_HELD_MAX}): {@code events} is
 *     then empty and whoever wants them reads them from history
 */
public record Commit(long revision, List<Event> events, boolean spilled) {
  public Commit {
    events = List.copyOf(events);
  }
}
