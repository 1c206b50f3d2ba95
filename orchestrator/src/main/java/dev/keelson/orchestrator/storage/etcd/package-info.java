/**
 * The store behind a wire: any cluster that speaks etcd's v3 API.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.storage.etcd.EtcdStore}. One gRPC channel with a connection to every
 * endpoint owns all state; calls wait on the caller's thread.
 *
 * <p>Must never know: what is in an object, Netty.
 */
@NullMarked
package dev.keelson.orchestrator.storage.etcd;

import org.jspecify.annotations.NullMarked;
