/**
 * The Cluster service: who belongs to the cluster. Changing that is not built yet and answers UNIMPLEMENTED.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.cluster.ClusterService}. Nobody owns state here.
 *
 * <p>Must never know: RocksDB, Ratis, HTTP.
 */
@NullMarked
package dev.keelson.api.etcd.cluster;

import org.jspecify.annotations.NullMarked;
