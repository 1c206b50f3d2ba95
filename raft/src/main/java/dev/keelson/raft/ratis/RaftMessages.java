package dev.keelson.raft.ratis;

import dev.keelson.raft.wire.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.ratis.thirdparty.com.google.protobuf.CodedInputStream;
import org.apache.ratis.thirdparty.com.google.protobuf.CodedOutputStream;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;
import org.apache.ratis.thirdparty.com.google.protobuf.MessageLite;
import org.apache.ratis.thirdparty.com.google.protobuf.Parser;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;

/** Raft's messages as Ratis has them, to bytes and back, without a copy of the entries in between. */
final class RaftMessages {
  private RaftMessages() {}

  static Payload payload(MessageLite message) {
    int size = message.getSerializedSize();
    return new Payload() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public void writeTo(ByteBuffer target) {
        try {
          CodedOutputStream out = CodedOutputStream.newInstance(target);
          message.writeTo(out);
          out.flush();
        } catch (IOException tooSmall) {
          throw new UncheckedIOException(tooSmall);
        }
      }
    };
  }

  /** {@code bytes} belong to the message from now on. */
  static <T> T parse(Parser<T> parser, byte[] bytes) throws InvalidProtocolBufferException {
    CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
    in.enableAliasing(true);
    return parser.parseFrom(in);
  }
}
