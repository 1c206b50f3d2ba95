package dev.keelson.orchestrator.cache;

import dev.keelson.orchestrator.cache.entry.Entry;
import java.util.OptionalLong;

/**
 * A list, or a page of one.
 *
 * @param revision as of when; the same on all pages of a list
 * @param continueToken leads to the next page; empty on the last one
 * @param remaining how many objects follow this page, where that is known
 * @param items in key order, found while they are taken; may be taken once, by one thread. Where they come from the
 *     store itself, taking them may throw the {@code Refusal} that the store's silence is
 */
public record Listing(long revision, String continueToken, OptionalLong remaining, Iterable<Entry> items) {
  static Listing whole(long revision, Iterable<Entry> items) {
    return new Listing(revision, "", OptionalLong.empty(), items);
  }
}
