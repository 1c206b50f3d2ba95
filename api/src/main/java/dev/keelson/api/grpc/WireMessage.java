package dev.keelson.api.grpc;

import io.netty.buffer.ByteBuf;

/**
 * A response that writes its own protobuf bytes, straight into the buffer that goes to the socket.
 *
 * <p>A service method whose response marshaller is {@link WireMarshaller} may answer with one.
 */
public sealed interface WireMessage permits WireMessage.Whole, WireMessage.Chunked {
  /** The exact number of bytes that will be written. */
  long wireSize();

  /** A message that is small enough to be written at once. */
  non-sealed interface Whole extends WireMessage {
    void writeTo(ByteBuf out);
  }

  /**
   * A message too large to hold: its size is known, its bytes are made while the client reads them.
   *
   * <p>{@link #writeNext} is called on a reader thread (it may block on disk), never twice at a time, and only when the
   * stream has room. {@link #close} is called exactly once, also when the client goes away.
   */
  non-sealed interface Chunked extends WireMessage, AutoCloseable {
    /** Appends the next piece, some 64 KiB, to {@code out}. */
    void writeNext(ByteBuf out);

    @Override
    void close();
  }
}
