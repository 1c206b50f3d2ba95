/**
 * Physical compaction: removing, bit by bit and at each member's leisure, what no reader may see any more.
 *
 * <p>Enter at {@link dev.keelson.store.compaction.Compactor}, which owns one thread. It shares nothing with the
 * applying thread but the goal, and touches only rows that are older than it.
 *
 * <p>Must never know: commands, replication, readers.
 */
@NullMarked
package dev.keelson.store.compaction;

import org.jspecify.annotations.NullMarked;
