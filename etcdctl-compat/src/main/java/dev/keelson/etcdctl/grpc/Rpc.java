package dev.keelson.etcdctl.grpc;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.nio.ByteBuffer;

/** One method of a service: its path, what it is asked, and how to read its answers. */
public record Rpc<Q extends MessageLite, A extends MessageLite>(String path, Parser<A> answers) {
  private static final int PREFIX_BYTES = 5;

  /** gRPC over HTTP/2, "Length-Prefixed-Message": not compressed, so many bytes, these. */
  byte[] framed(Q message) {
    var bytes = ByteBuffer.allocate(PREFIX_BYTES + message.getSerializedSize());
    bytes.put((byte) 0).putInt(message.getSerializedSize()).put(message.toByteArray());
    return bytes.array();
  }
}
