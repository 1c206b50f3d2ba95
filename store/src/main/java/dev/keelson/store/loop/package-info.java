/**
 * One thread, many tasks: the ownership that makes locks unnecessary, and the clock that such a thread runs by.
 *
 * <p>Enter at {@link dev.keelson.store.loop.Loop}; {@link dev.keelson.store.loop.Inbox} brings it things that arrive in
 * crowds. Each loop owns its queue and its timers; what its tasks touch is owned by whoever posts to it.
 * {@link dev.keelson.store.loop.SystemTime} is the only class that reads the machine's clock.
 *
 * <p>Must never know: what the tasks are about.
 */
@NullMarked
package dev.keelson.store.loop;

import org.jspecify.annotations.NullMarked;
