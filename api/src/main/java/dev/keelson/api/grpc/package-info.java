/**
 * gRPC on top of the front door: calls, framing, deadlines, flow control, and messages that encode themselves.
 *
 * <p>Enter at {@link dev.keelson.api.grpc.GrpcRouter}; services that encode their own answers, at
 * {@link dev.keelson.api.grpc.WireMessage}. A call is owned by its connection's event loop.
 *
 * <p>Must never know: etcd, the store.
 */
@NullMarked
package dev.keelson.api.grpc;

import org.jspecify.annotations.NullMarked;
