/**
 * lease grant, revoke, timetolive, list and keep-alive.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.lease.LeaseCommands}; {@link dev.keelson.etcdctl.v3.lease.LeaseKeeper}
 * keeps a lease alive for other commands too.
 */
@NullMarked
package dev.keelson.etcdctl.v3.lease;

import org.jspecify.annotations.NullMarked;
