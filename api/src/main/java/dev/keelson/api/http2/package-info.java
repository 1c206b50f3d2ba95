/**
 * HTTP/2: one connection, its streams, its keepalive, its guards.
 *
 * <p>Enter at {@link dev.keelson.api.http2.Session}. Everything here is owned by the connection's event loop; other
 * threads come in through {@link dev.keelson.api.http2.Stream#loop}.
 *
 * <p>Must never know: gRPC, who answers a stream.
 */
@NullMarked
package dev.keelson.api.http2;

import org.jspecify.annotations.NullMarked;
