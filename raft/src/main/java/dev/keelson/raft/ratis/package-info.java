/**
 * Apache Ratis, and the one place that knows its server: start and stop, the log, the state machine's callbacks,
 * heartbeats, and the wiring of a whole replica.
 *
 * <p>Enter at {@link dev.keelson.raft.ratis.RatisReplica}. Ratis has its own threads; what they report is posted to the
 * replica's loop, except for applying, which stays on Ratis' updater thread.
 *
 * <p>Ratis' own linearizable read is not used: an isolated leader answered from it with old values (version 3.3.0).
 *
 * <p>Must never know: RocksDB, etcd's services, what a command means.
 */
@NullMarked
package dev.keelson.raft.ratis;

import org.jspecify.annotations.NullMarked;
