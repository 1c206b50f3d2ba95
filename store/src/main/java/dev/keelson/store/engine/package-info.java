/**
 * RocksDB, and the one place that knows it: column layout, batches, snapshots, cursors, checkpoints.
 *
 * <p>The applying thread writes; any thread reads under a snapshot. Every access holds the engine open.
 *
 * <p>Must never know: revisions' meaning, commands, replication.
 */
@NullMarked
package dev.keelson.store.engine;

import org.jspecify.annotations.NullMarked;
