/**
 * The KV service: Range, Put, DeleteRange, Txn, Compact.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.kv.KvService}. A verb checks its request, translates it into a command or a
 * query, and makes an answer of what came back. Nobody owns state here.
 *
 * <p>Must never know: RocksDB, Ratis, HTTP.
 */
@NullMarked
package dev.keelson.api.etcd.kv;

import org.jspecify.annotations.NullMarked;
