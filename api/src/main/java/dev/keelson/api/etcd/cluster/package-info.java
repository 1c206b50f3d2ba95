/**
 * Who belongs to the cluster, and changes of that, for both APIs; the Cluster service.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.cluster.MemberChanges}. The list is replicated state; nothing is kept here.
 *
 * <p>Must never know: RocksDB, Ratis, HTTP.
 */
@NullMarked
package dev.keelson.api.etcd.cluster;

import org.jspecify.annotations.NullMarked;
