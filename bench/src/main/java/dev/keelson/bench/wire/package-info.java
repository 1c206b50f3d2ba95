/**
 * etcd's v3 calls as plain bytes, as cheap as grpc-java allows: requests are encoded once and patched, answers are
 * looked at without building objects where they are large.
 *
 * <p>Enter at {@link dev.keelson.bench.wire.Connections} and {@link dev.keelson.bench.wire.Methods}. Connections own
 * their event loops; everything else is stateless.
 *
 * <p>Must never know: workloads, processes, clocks.
 */
@NullMarked
package dev.keelson.bench.wire;

import org.jspecify.annotations.NullMarked;
