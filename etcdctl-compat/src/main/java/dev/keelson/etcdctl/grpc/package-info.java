/**
 * gRPC over the HTTP/2 client: messages with a length before them, and a status in the trailers.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.grpc.Call}. A call belongs to the thread that made it; of a stream, one thread
 * may send while another receives.
 *
 * <p>Must never know: which RPCs there are, endpoints, retries.
 */
@NullMarked
package dev.keelson.etcdctl.grpc;

import org.jspecify.annotations.NullMarked;
