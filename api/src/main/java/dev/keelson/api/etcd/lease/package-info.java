/**
 * etcd's Lease service, and the leader's keeper of lease times.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.lease.LeaseService} for the calls and at {@link
 * dev.keelson.api.etcd.lease.LeaseKeeper} for the times. Which leases there are is replicated state; when they end only
 * the leader knows, and it alone proposes their end. The keeper's loop owns the times; a keep-alive stream's answers
 * are made one after the other.
 *
 * <p>Must never know: RocksDB, Ratis, Netty's channels.
 */
@NullMarked
package dev.keelson.api.etcd.lease;

import org.jspecify.annotations.NullMarked;
