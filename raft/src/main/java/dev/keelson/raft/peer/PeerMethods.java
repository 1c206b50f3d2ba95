package dev.keelson.raft.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;

/** The methods of a cluster's peer service. */
public final class PeerMethods {
  /** Who is calling, as a hexadecimal member id. */
  public static final Metadata.Key<String> FROM =
      Metadata.Key.of("keelson-from", Metadata.ASCII_STRING_MARSHALLER);

  final String serviceName;
  final MethodDescriptor<byte[], byte[]> forward;
  final MethodDescriptor<byte[], byte[]> readIndex;
  final MethodDescriptor<byte[], byte[]> ask;
  final MethodDescriptor<byte[], byte[]> checkpoint;

  public PeerMethods(long clusterId) {
    serviceName = "dev.keelson.Peer-" + Long.toHexString(clusterId);
    forward = method("Forward", MethodDescriptor.MethodType.UNARY);
    readIndex = method("ReadIndex", MethodDescriptor.MethodType.UNARY);
    ask = method("Ask", MethodDescriptor.MethodType.UNARY);
    checkpoint = method("Checkpoint", MethodDescriptor.MethodType.SERVER_STREAMING);
  }

  private MethodDescriptor<byte[], byte[]> method(String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(serviceName, name))
        .setRequestMarshaller(PlainBytes.INSTANCE)
        .setResponseMarshaller(PlainBytes.INSTANCE)
        .build();
  }

  private enum PlainBytes implements MethodDescriptor.Marshaller<byte[]> {
    INSTANCE;

    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
