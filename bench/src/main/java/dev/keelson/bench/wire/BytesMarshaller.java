package dev.keelson.bench.wire;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages stay bytes, so that the generator's share of the two cores stays small. */
enum BytesMarshaller implements MethodDescriptor.Marshaller<byte[]> {
  BYTES;

  @Override
  public InputStream stream(byte[] message) {
    return new Known(message);
  }

  @Override
  public byte[] parse(InputStream stream) {
    try {
      return stream.readNBytes(stream.available());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Spares gRPC a pass over the message to learn its length. */
  private static final class Known extends ByteArrayInputStream implements KnownLength {
    Known(byte[] message) {
      super(message);
    }
  }
}
