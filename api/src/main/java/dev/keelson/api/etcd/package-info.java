/**
 * etcd's v3 API: one file per service, and the {@code etcd} program.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.Main}. Services keep no state of their own but open streams, which their
 * connection's event loop owns.
 *
 * <p>Must never know: RocksDB, Ratis.
 */
@NullMarked
package dev.keelson.api.etcd;

import org.jspecify.annotations.NullMarked;
