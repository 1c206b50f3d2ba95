/**
 * The state machine: etcd's multi-version key space, leases, alarms and the member list, on RocksDB.
 *
 * <p>Enter at {@link dev.keelson.store.Store}: replication applies commands to it on one thread; any thread reads it
 * through a {@link dev.keelson.store.View}. The applying thread owns the state; views are immutable snapshots.
 *
 * <p>Must never know: Ratis, gRPC, HTTP, protobuf classes, wall clocks.
 */
@NullMarked
package dev.keelson.store;

import org.jspecify.annotations.NullMarked;
