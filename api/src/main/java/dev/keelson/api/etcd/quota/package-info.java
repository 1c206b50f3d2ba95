/**
 * Space: how much a member may store, and what happens when that is used up.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.quota.Quota}. {@link dev.keelson.api.etcd.quota.SpaceGuard} is asked on event
 * loops; its measurements come from one sampling thread.
 *
 * <p>Must never know: gRPC calls, RocksDB.
 */
@NullMarked
package dev.keelson.api.etcd.quota;

import org.jspecify.annotations.NullMarked;
