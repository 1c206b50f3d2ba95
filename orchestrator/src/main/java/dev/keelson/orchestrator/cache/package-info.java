/**
 * The watch cache: every object of a resource as the bytes that clients get, kept current by one watch of the store.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.cache.WatchCache}; {@link dev.keelson.orchestrator.cache.Feed} says how
 * it stays current. One thread, the feed's, makes all changes; readers hold immutable {@link
 * dev.keelson.orchestrator.cache.Moment}s, and watchers read the {@link dev.keelson.orchestrator.cache.EventRing} at
 * their own pace. Three classes are places where threads meet: {@code Present}, {@code EventRing} and {@code Seat}.
 *
 * <p>Must never know: a kind by name, HTTP, which store it is.
 */
@NullMarked
package dev.keelson.orchestrator.cache;

import org.jspecify.annotations.NullMarked;
