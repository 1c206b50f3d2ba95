/**
 * The watch room. Committed changes come in from the store; ordered events go out to clients.
 *
 * <p>Enter at {@link dev.keelson.store.watch.WatchHub}. One thread, the hub's loop, owns everything here, so nothing is
 * locked. A watcher that cannot keep up is not pushed harder: it falls back to reading history.
 *
 * <p>Knows: revisions, commits. Must never know: gRPC, HTTP, Raft, RocksDB.
 */
@NullMarked
package dev.keelson.store.watch;

import org.jspecify.annotations.NullMarked;
