/**
 * The store itself under JMH, as the state machine of a member uses it, without log and network.
 *
 * <p>Enter at {@link dev.keelson.bench.store.StoreBenchmark}. Each benchmark owns a copy of one filled store.
 *
 * <p>Must never know: Raft, gRPC.
 */
@NullMarked
package dev.keelson.bench.store;

import org.jspecify.annotations.NullMarked;
