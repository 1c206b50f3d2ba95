/**
 * The log's language: what may be proposed, what comes back, and the one-method door through which replication
 * reaches the store.
 *
 * <p>Enter at {@link dev.keelson.store.command.Command}. Values only; nobody owns state here.
 *
 * <p>Knows: the model. Must never know: RocksDB, Ratis, gRPC, clocks.
 */
@NullMarked
package dev.keelson.store.command;

import org.jspecify.annotations.NullMarked;
