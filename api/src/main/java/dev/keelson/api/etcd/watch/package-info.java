/**
 * etcd's Watch service: one stream carries many watchers.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.watch.WatchService}. A stream's state is owned by the watch hub's loop, which
 * is also the only thread that sends on it; what comes from the client is handed over to that loop, one request at a
 * time.
 *
 * <p>Knows: gRPC calls, the hub. Must never know: Netty's channels, RocksDB, Ratis, how the hub finds its events.
 */
@NullMarked
package dev.keelson.api.etcd.watch;

import org.jspecify.annotations.NullMarked;
