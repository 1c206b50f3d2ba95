/**
 * gRPC's standard health service.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.health.HealthService}, which owns the one flag.
 *
 * <p>Must never know: the store, the cluster. etcd's own health pages are HTTP and live elsewhere.
 */
@NullMarked
package dev.keelson.api.etcd.health;

import org.jspecify.annotations.NullMarked;
