/**
 * The front door: one port for HTTP/1.1, HTTP/2 with prior knowledge and gRPC, with or without TLS, on Netty.
 *
 * <p>Enter at {@link dev.keelson.api.http.FrontDoor}. Each connection is owned by one Netty event loop; handlers run on
 * it and must not block.
 *
 * <p>Must never know: etcd, Kubernetes, the store. Both floors of the house come in through this door.
 */
@NullMarked
package dev.keelson.api.http;

import org.jspecify.annotations.NullMarked;
