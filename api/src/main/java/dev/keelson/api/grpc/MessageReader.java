package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes in into messages and hands out as many as were asked for. While nobody asks, the bytes stay in the
 * client's window, so a client cannot send more than that ahead. Event loop only.
 */
final class MessageReader {
  /** Takes one message: the bytes between prefixes, and whether they are compressed. Lent for the call. */
  interface Sink {
    void message(ByteBuf bytes, boolean compressed);
  }

  private final Stream stream;
  private final int messageBytesMax;
  private final Sink sink;
  private @Nullable ByteBuf held;
  private int heldBack;
  private int counted;
  private int wanted;
  private boolean cutting;
  private boolean stopped;

  MessageReader(Stream stream, int messageBytesMax, Sink sink) {
    this.stream = stream;
    this.messageBytesMax = messageBytesMax;
    this.sink = sink;
  }

  /** The application wants that many more. */
  void want(int more) {
    wanted = (int) Math.min(Integer.MAX_VALUE, (long) wanted + more);
    if (!cutting && held != null) {
      cutHeld(held);
      settle();
    }
  }

  /** Throws a status when a message is not acceptable. */
  void received(ByteBuf piece) {
    heldBack += piece.readableBytes();
    if (stopped) {
      settle();
      return;
    }
    if (held == null) {
      cut(piece);
    }
    if (piece.isReadable() && !stopped) {
      hold(piece);
    }
    settle();
  }

  /** Whether something is still to be handed out: messages that nobody asked for yet, or part of one. */
  boolean holds() {
    return held != null || cutting;
  }

  /** Whether the application waits for the rest of a message. */
  boolean hungry() {
    return wanted > 0 && !cutting;
  }

  /** Nothing more is wanted, ever. */
  void stop() {
    stopped = true;
    if (!cutting) {
      release();
      count();
    }
  }

  private void hold(ByteBuf piece) {
    int more = piece.readableBytes();
    counted += more;
    if (!stream.budget().unfinished(more)) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("grpc: too many bytes of unfinished messages on this connection")
          .asRuntimeException();
    }
    if (held == null) {
      held = stream.allocator().buffer(piece.readableBytes());
      held.writeBytes(piece);
      return;
    }
    held.writeBytes(piece);
    cutHeld(held);
  }

  private void cutHeld(ByteBuf bytes) {
    cut(bytes);
    if (!bytes.isReadable() || stopped) {
      release();
    } else {
      bytes.discardSomeReadBytes();
    }
  }

  private void cut(ByteBuf bytes) {
    cutting = true;
    try {
      while (wanted > 0 && !stopped && bytes.readableBytes() >= GrpcLimits.PREFIX_BYTES) {
        long size = bytes.getUnsignedInt(bytes.readerIndex() + 1);
        checkSize(size);
        if (bytes.readableBytes() < GrpcLimits.PREFIX_BYTES + size) {
          return;
        }
        wanted--;
        boolean compressed = compressed(bytes.readByte());
        bytes.skipBytes(Integer.BYTES);
        sink.message(bytes.readSlice((int) size), compressed);
      }
    } finally {
      cutting = false;
    }
  }

  private void checkSize(long size) {
    if (size > messageBytesMax) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("grpc: received message larger than max (" + size + " vs. " + messageBytesMax + ")")
          .asRuntimeException();
    }
  }

  private static boolean compressed(byte flag) {
    return switch (flag) {
      case 0 -> false;
      case 1 -> true;
      default -> throw Status.INTERNAL
          .withDescription("grpc: received unexpected payload format " + (flag & 0xff))
          .asRuntimeException();
    };
  }

  /** Gives bytes back to the client: all while somebody waits for the rest of a message, else those handed out. */
  private void settle() {
    int keep = wanted > 0 || held == null ? 0 : held.readableBytes();
    int back = heldBack - keep;
    if (back > 0) {
      heldBack = keep;
      stream.consumed(back);
    }
    count();
  }

  /** Brings the connection's budget up to what is held here. */
  private void count() {
    int now = held == null ? 0 : held.readableBytes();
    if (now != counted) {
      stream.budget().unfinished(now - counted);
      counted = now;
    }
  }

  private void release() {
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
