/**
 * How a call is run: what every service of the etcd API needs between the wire and the store.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.call.Unary}. Calls are owned by their connection's event loop; reads and
 * chores run on the few threads of {@link dev.keelson.api.etcd.call.Readers} and {@link
 * dev.keelson.api.etcd.call.Chores}.
 *
 * <p>Must never know: what a particular verb means, RocksDB, Ratis.
 */
@NullMarked
package dev.keelson.api.etcd.call;

import org.jspecify.annotations.NullMarked;
