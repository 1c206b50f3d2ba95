/**
 * Who this member is: ids as etcd derives them, the data directory that remembers them, and telling the others.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.member.DataDirectory}. The process that holds its lock owns the directory.
 *
 * <p>Must never know: flags, gRPC, RocksDB, Ratis.
 */
@NullMarked
package dev.keelson.api.etcd.member;

import org.jspecify.annotations.NullMarked;
