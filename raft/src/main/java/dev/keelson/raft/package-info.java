/**
 * Replication: commands go into a Raft log and come out, in the same order, at every member's state machine.
 *
 * <p>Enter at {@link dev.keelson.raft.Replica}. The only module that knows Apache Ratis.
 *
 * <p>Knows: commands and their bytes. Must never know: RocksDB, gRPC services of etcd, HTTP, what a command means.
 */
@NullMarked
package dev.keelson.raft;

import org.jspecify.annotations.NullMarked;
