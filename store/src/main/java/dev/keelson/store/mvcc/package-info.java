/**
 * Versions of keys: how rows are laid out, and how to read them at any revision that is still there.
 *
 * <p>Enter at {@link dev.keelson.store.mvcc.KeySpace}, the keys as of one revision, and at
 * {@link dev.keelson.store.mvcc.RowKey}, the table of all spaces. Nobody owns state here: everything is a function of
 * rows.
 *
 * <p>Must never know: RocksDB, replication, threads, who may write.
 */
@NullMarked
package dev.keelson.store.mvcc;

import org.jspecify.annotations.NullMarked;
