/**
 * Objects as a cache holds them: as the bytes that clients get, in key order.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.cache.entry.EntryDecoder}. Entries and their collections are immutable:
 * an {@link dev.keelson.orchestrator.cache.entry.Entries} that a reader holds does not change under it.
 *
 * <p>Must never know: a kind by name, where objects come from, HTTP.
 */
@NullMarked
package dev.keelson.orchestrator.cache.entry;

import org.jspecify.annotations.NullMarked;
