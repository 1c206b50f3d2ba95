package dev.keelson.api.grpc;

import io.grpc.MethodDescriptor;
import java.io.InputStream;

/** Marks a method's responses as {@link WireMessage}s, which the front door writes without asking for a stream. */
public final class WireMarshaller implements MethodDescriptor.Marshaller<WireMessage> {
  public static final WireMarshaller INSTANCE = new WireMarshaller();

  private WireMarshaller() {}

  @Override
  public InputStream stream(WireMessage value) {
    throw new UnsupportedOperationException("the front door writes wire messages itself");
  }

  @Override
  public WireMessage parse(InputStream stream) {
    throw new UnsupportedOperationException("wire messages are responses only");
  }
}
