package dev.keelson.bench.wire;

import dev.keelson.api.proto.etcd.KVGrpc;
import dev.keelson.api.proto.etcd.WatchGrpc;
import io.grpc.MethodDescriptor;

/** The methods that the workloads call. */
public final class Methods {
  public static final MethodDescriptor<byte[], byte[]> RANGE = raw(KVGrpc.getRangeMethod());
  public static final MethodDescriptor<byte[], byte[]> PUT = raw(KVGrpc.getPutMethod());
  public static final MethodDescriptor<byte[], byte[]> TXN = raw(KVGrpc.getTxnMethod());
  public static final MethodDescriptor<byte[], byte[]> WATCH = raw(WatchGrpc.getWatchMethod());

  private Methods() {}

  private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
    return method.toBuilder(BytesMarshaller.BYTES, BytesMarshaller.BYTES).build();
  }
}
