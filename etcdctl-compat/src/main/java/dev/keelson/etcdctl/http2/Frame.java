package dev.keelson.etcdctl.http2;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** One frame as read (RFC 9113 §4.1). The payload is this frame's own and is not changed. */
final class Frame {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int PUSH_PROMISE = 5;
  static final int PING = 6;
  static final int GOAWAY = 7;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 0x1;
  static final int ACK = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;
  static final int PRIORITY = 0x20;

  private final int type;
  private final int flags;
  private final int stream;
  private final byte[] payload;

  Frame(int type, int flags, int stream, byte[] payload) {
    this.type = type;
    this.flags = flags;
    this.stream = stream;
    this.payload = payload;
  }

  int type() {
    return type;
  }

  int stream() {
    return stream;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The length that counts for flow control, padding included (RFC 9113 §6.9.1). */
  int length() {
    return payload.length;
  }

  ByteBuffer payload() {
    return ByteBuffer.wrap(payload).asReadOnlyBuffer();
  }

  /** The payload as it is: frames other than DATA and HEADERS have no padding to take off. */
  byte[] whole() {
    return payload;
  }

  /** What a DATA or HEADERS frame carries, without padding and priority. */
  byte[] content() throws Http2Exception {
    var from = 0;
    var padding = 0;
    if (has(PADDED)) {
      expect(payload.length > 0);
      padding = payload[0] & 0xff;
      from = 1;
    }
    if (type == HEADERS && has(PRIORITY)) {
      from += 5;
    }
    expect(from + padding <= payload.length);
    return from + padding == 0 ? payload : Arrays.copyOfRange(payload, from, payload.length - padding);
  }

  private static void expect(boolean fits) throws Http2Exception {
    if (!fits) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a frame is padded beyond its length");
    }
  }
}
