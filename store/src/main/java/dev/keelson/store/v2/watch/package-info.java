/**
 * Watches of the v2 API's tree, each of which waits for one event or follows all of them.
 *
 * <p>Enter at {@link dev.keelson.store.v2.watch.TreeHub}. One thread, the hub's loop, owns the roster of watchers; a
 * {@link dev.keelson.store.v2.watch.TreeWatcher} is where it meets the thread that writes to the client.
 *
 * <p>Must never know: HTTP, replication, RocksDB, clocks.
 */
@NullMarked
package dev.keelson.store.v2.watch;

import org.jspecify.annotations.NullMarked;
