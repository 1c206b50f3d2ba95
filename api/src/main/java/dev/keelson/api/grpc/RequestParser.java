package dev.keelson.api.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Makes requests of bytes. Protobuf messages are parsed where they lie in the network buffer. */
final class RequestParser<Q> {
  private final MethodDescriptor<Q, ?> method;
  private final int messageBytesMax;

  RequestParser(MethodDescriptor<Q, ?> method, int messageBytesMax) {
    this.method = method;
    this.messageBytesMax = messageBytesMax;
  }

  /** Reads all of {@code in}. Throws a status when it is no message of the method's type. */
  Q parse(ByteBuf in) {
    try {
      return method.getRequestMarshaller() instanceof MethodDescriptor.PrototypeMarshaller<Q> marshaller
              && marshaller.getMessagePrototype() instanceof MessageLite prototype
          ? parse(marshaller.getMessageClass(), prototype, in)
          : method.parseRequest(new ByteBufInputStream(in, in.readableBytes()));
    } catch (InvalidProtocolBufferException broken) {
      throw Status.INTERNAL
          .withDescription("grpc: error unmarshalling request: " + broken.getMessage())
          .withCause(broken)
          .asRuntimeException();
    }
  }

  private Q parse(Class<Q> type, MessageLite prototype, ByteBuf in) throws InvalidProtocolBufferException {
    var coded = CodedInputStream.newInstance(in.nioBuffer());
    return type.cast(prototype.getParserForType().parseFrom(coded));
  }

  Q parseGzip(ByteBuf in) {
    byte[] plain;
    try (var gzip = new GZIPInputStream(new ByteBufInputStream(in, in.readableBytes()))) {
      plain = gzip.readNBytes(messageBytesMax + 1);
    } catch (IOException broken) {
      throw Status.INTERNAL
          .withDescription("grpc: failed to decompress the received message: " + broken.getMessage())
          .withCause(broken)
          .asRuntimeException();
    }
    if (plain.length > messageBytesMax) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("grpc: received message after decompression larger than max " + messageBytesMax)
          .asRuntimeException();
    }
    return method.parseRequest(new ByteArrayInputStream(plain));
  }
}
