/**
 * The nouns every room shares: byte strings, key ranges, versions of keys, events, commits, leases, members, alarms.
 *
 * <p>Enter at {@link dev.keelson.store.model.KeyValue}. Everything here is immutable; nobody owns state.
 *
 * <p>Knows: the wire form of etcd's {@code mvccpb.KeyValue}, because rows are kept in it. Must never know: RocksDB,
 * Ratis, gRPC, protobuf classes.
 */
@NullMarked
package dev.keelson.store.model;

import org.jspecify.annotations.NullMarked;
