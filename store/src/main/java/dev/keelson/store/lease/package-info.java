/**
 * Lease book-keeping: which lease runs out when, as the leader's clock has it.
 *
 * <p>Enter at {@link dev.keelson.store.lease.Lessor}. Pure: time comes in as a parameter; one thread at a time.
 *
 * <p>Must never know: clocks, threads, replication, RocksDB.
 */
@NullMarked
package dev.keelson.store.lease;

import org.jspecify.annotations.NullMarked;
