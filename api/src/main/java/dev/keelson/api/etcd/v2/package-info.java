/**
 * etcd's v2 API over HTTP: {@code /v2/keys}, {@code /v2/members}, {@code /v2/machines}, {@code /v2/stats}.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.v2.V2Api}, which finds the room for a path. Nobody here keeps state but open
 * watches, which the tree's watch hub and their connections own.
 *
 * <p>Must never know: Netty's channels, RocksDB, Ratis, gRPC.
 */
@NullMarked
package dev.keelson.api.etcd.v2;

import org.jspecify.annotations.NullMarked;
