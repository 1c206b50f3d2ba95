/**
 * What HTTP's v2 handlers stand on: the tree of the v2 API, read, changed and watched on this member, and the leader's
 * part in its expiry.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.tree.TreeDesk}. The sweeper's loop owns what it knows about time; all else is
 * owned by the store, the log and the hub.
 *
 * <p>Must never know: HTTP, JSON, RocksDB.
 */
@NullMarked
package dev.keelson.api.etcd.tree;

import org.jspecify.annotations.NullMarked;
