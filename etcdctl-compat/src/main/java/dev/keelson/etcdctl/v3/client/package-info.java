/**
 * etcd's client: endpoints, the connection to one of them, retries, and the tales it tells about them.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.client.Client}. {@link dev.keelson.etcdctl.v3.client.Rpcs} lists etcd's
 * methods. What a client knows about its connections is in {@code SharedEndpoints}.
 *
 * <p>Must never know: commands and how answers are printed.
 */
@NullMarked
package dev.keelson.etcdctl.v3.client;

import org.jspecify.annotations.NullMarked;
