package dev.keelson.raft.wire;

import dev.keelson.store.model.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.charset.StandardCharsets;

/**
 * One message on a connection: its length (4 bytes, what follows it), its kind (1), the call it belongs to (8), and the
 * payload. A call is numbered by whoever makes it.
 *
 * @param method the method's number, for a request only
 * @param payload the frame's own copy
 */
record Frame(Kind kind, long call, int method, Bytes payload) {
  private static final int LENGTH_BYTES = 4;
  private static final int HEAD_BYTES = 1 + 8;

  enum Kind {
    /** First on every connection: who calls whom, see {@link Hello}. */
    HELLO(0),
    /** The method's number (1 byte), then its request. */
    REQUEST(1),
    ANSWER(2),
    /** In place of an answer: the reason as text. */
    REFUSAL(3),
    /** A piece of an answer that comes in many; an empty {@link #ANSWER} ends it. */
    PART(4);

    private static final Kind[] BY_NUMBER = values();

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    private static Kind of(int number) {
      if (number >= BY_NUMBER.length) {
        throw new IllegalArgumentException("a frame of kind " + number);
      }
      return BY_NUMBER[number];
    }
  }

  static ByteBuf encode(ByteBufAllocator allocator, Kind kind, long call, Payload payload) {
    int size = payload.size();
    ByteBuf frame = head(allocator, kind, call, size);
    return append(frame, payload, size);
  }

  static ByteBuf request(ByteBufAllocator allocator, long call, Method method, Payload payload) {
    int size = payload.size();
    ByteBuf frame = head(allocator, Kind.REQUEST, call, 1 + size);
    frame.writeByte(method.number());
    return append(frame, payload, size);
  }

  static ByteBuf refusal(ByteBufAllocator allocator, long call, String reason) {
    return encode(allocator, Kind.REFUSAL, call, Payload.of(reason.getBytes(StandardCharsets.UTF_8)));
  }

  static LengthFieldBasedFrameDecoder decoder(int payloadBytesMax) {
    return new LengthFieldBasedFrameDecoder(
        LENGTH_BYTES + HEAD_BYTES + 1 + payloadBytesMax, 0, LENGTH_BYTES, 0, LENGTH_BYTES);
  }

  /** @throws IllegalArgumentException when the bytes are no frame */
  static Frame decode(ByteBuf bytes) {
    if (bytes.readableBytes() < HEAD_BYTES) {
      throw new IllegalArgumentException("a frame of " + bytes.readableBytes() + " bytes");
    }
    Kind kind = Kind.of(bytes.readUnsignedByte());
    long call = bytes.readLong();
    int method = 0;
    if (kind == Kind.REQUEST) {
      if (!bytes.isReadable()) {
        throw new IllegalArgumentException("a request without a method");
      }
      method = bytes.readUnsignedByte();
    }
    byte[] payload = new byte[bytes.readableBytes()];
    bytes.readBytes(payload);
    return new Frame(kind, call, method, Bytes.wrap(payload));
  }

  String text() {
    return new String(payload.array(), StandardCharsets.UTF_8);
  }

  private static ByteBuf head(ByteBufAllocator allocator, Kind kind, long call, int payloadBytes) {
    return allocator.directBuffer(LENGTH_BYTES + HEAD_BYTES + payloadBytes)
        .writeInt(HEAD_BYTES + payloadBytes).writeByte(kind.number).writeLong(call);
  }

  private static ByteBuf append(ByteBuf frame, Payload payload, int size) {
    payload.writeTo(frame.nioBuffer(frame.writerIndex(), size));
    return frame.writerIndex(frame.writerIndex() + size);
  }
}
