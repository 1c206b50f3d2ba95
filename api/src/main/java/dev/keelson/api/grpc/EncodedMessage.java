package dev.keelson.api.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes a {@link WireMessage} of any response. */
final class EncodedMessage {
  private EncodedMessage() {}

  static <R> WireMessage of(R message, MethodDescriptor<?, R> method) {
    return switch (message) {
      case WireMessage own -> own;
      case MessageLite proto -> new Proto(proto, proto.getSerializedSize());
      default -> new Held(read(message, method));
    };
  }

  private static <R> byte[] read(R message, MethodDescriptor<?, R> method) {
    try (var in = method.streamResponse(message)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private record Proto(MessageLite message, long wireSize) implements WireMessage.Whole {
    @Override
    public void writeTo(ByteBuf out) {
      int size = (int) wireSize;
      try {
        var coded = CodedOutputStream.newInstance(out.nioBuffer(out.writerIndex(), size));
        message.writeTo(coded);
        coded.flush();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      out.writerIndex(out.writerIndex() + size);
    }
  }

  /** A message of a marshaller that we know nothing about. */
  private static final class Held implements WireMessage.Whole {
    private final byte[] bytes;

    Held(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long wireSize() {
      return bytes.length;
    }

    @Override
    public void writeTo(ByteBuf out) {
      out.writeBytes(bytes);
    }
  }
}
