package dev.keelson.orchestrator.cache;

import java.time.Duration;

/**
 * What a watch asks for.
 *
 * @param timeout after which it ends
 * @param bookmarks whether it wants to hear how far it has come
 */
public record WatchQuery(Start start, Duration timeout, boolean bookmarks) {
  /** Where a watch begins. */
  public sealed interface Start {
    /** With what comes after {@code revision}. */
    record After(long revision) implements Start {}

    /**
     * With the state at {@code at}, as if all of it were added now.
     *
     * @param announced whether a bookmark tells where the state ends ({@code sendInitialEvents})
     */
    record State(ReadPoint at, boolean announced) implements Start {}
  }
}
