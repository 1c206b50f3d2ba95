package dev.keelson.etcdctl.grpc;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes messages out of the pieces in which they came: a byte for compression, four for the length, the message. */
final class MessageJoiner {
  private static final int PREFIX_BYTES = 5;

  private ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES);
  private @Nullable ByteBuffer message;
  private ByteBuffer piece = ByteBuffer.allocate(0);

  /** The previous piece has to be used up: {@link #next()} returned nothing. */
  void add(ByteBuffer newPiece) {
    piece = newPiece;
  }

  /** Whether a message has begun that is not complete. */
  boolean isInside() {
    return message != null || prefix.position() > 0;
  }

  @Nullable ByteBuffer next() throws RpcException {
    if (message == null) {
      move(piece, prefix);
      if (prefix.hasRemaining()) {
        return null;
      }
      message = begin(prefix.flip());
      prefix = ByteBuffer.allocate(PREFIX_BYTES);
    }
    move(piece, message);
    if (message.hasRemaining()) {
      return null;
    }
    var whole = message.flip();
    message = null;
    return whole;
  }

  private static ByteBuffer begin(ByteBuffer prefix) throws RpcException {
    if (prefix.get() != 0) {
      throw new RpcException(StatusCode.INTERNAL, "the server compressed a message, which nobody asked for");
    }
    var length = prefix.getInt();
    if (length < 0) {
      throw new RpcException(
          StatusCode.RESOURCE_EXHAUSTED,
          "grpc: received message larger than max (" + Integer.toUnsignedString(length) + " vs. "
              + Integer.MAX_VALUE + ")");
    }
    return ByteBuffer.allocate(length);
  }

  private static void move(ByteBuffer from, ByteBuffer to) {
    var length = Math.min(from.remaining(), to.remaining());
    to.put(to.position(), from, from.position(), length);
    to.position(to.position() + length);
    from.position(from.position() + length);
  }
}
