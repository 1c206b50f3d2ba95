/**
 * The words of etcd's v2 API as the store speaks them: paths, nodes, events, commands, refusals, counters.
 *
 * <p>Enter at {@link dev.keelson.store.v2.TreeCommand}, what may change the tree, and at {@link
 * dev.keelson.store.v2.TreeEvent}, what every answer and every watcher gets. Values only; nobody owns state here.
 *
 * <p>The tree has an index of its own, etcd's v2 index, and never moves the revision. Times are nanoseconds since 1970;
 * whoever proposes a command puts its own clock's time into it.
 *
 * <p>Must never know: RocksDB, replication, HTTP, clocks.
 */
@NullMarked
package dev.keelson.store.v2;

import org.jspecify.annotations.NullMarked;
