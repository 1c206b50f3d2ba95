/**
 * Auto-compaction: the leader gives up old history by itself, by age or by number of revisions.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.compaction.AutoCompactor}. Its loop owns the state; the two schedules are
 * pure and are told time and revisions.
 *
 * <p>Must never know: gRPC, RocksDB, Ratis.
 */
@NullMarked
package dev.keelson.api.etcd.compaction;

import org.jspecify.annotations.NullMarked;
