package dev.keelson.etcdctl.http2;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Puts frames on the wire, each in one piece: those who use streams write here, and so does the reader. */
final class SharedFrameWriter {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int SETTINGS_ENABLE_PUSH = 2;
  private static final int SETTINGS_INITIAL_WINDOW_SIZE = 4;

  private final OutputStream sink;
  private final ReentrantLock wire = new ReentrantLock();

  SharedFrameWriter(OutputStream sink) {
    this.sink = sink;
  }

  /** The client's half of the handshake: preface, settings, and room for the whole connection (RFC 9113 §3.4). */
  void preface() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var settings = new DataOutputStream(bytes);
    settings.writeShort(SETTINGS_ENABLE_PUSH);
    settings.writeInt(0);
    settings.writeShort(SETTINGS_INITIAL_WINDOW_SIZE);
    settings.writeInt(Http2Limits.RECEIVE_WINDOW_BYTES);
    var start = new ByteArrayOutputStream();
    start.writeBytes(PREFACE);
    append(start, Frame.SETTINGS, 0, 0, bytes.toByteArray(), 0, bytes.size());
    var room = Http2Limits.RECEIVE_WINDOW_BYTES - Http2Limits.WINDOW_BYTES_INITIAL;
    append(start, Frame.WINDOW_UPDATE, 0, 0, number(room), 0, Integer.BYTES);
    put(start);
  }

  void windowUpdate(int stream, int bytes) throws IOException {
    write(Frame.WINDOW_UPDATE, 0, stream, number(bytes));
  }

  void reset(int stream, ErrorCode code) throws IOException {
    write(Frame.RST_STREAM, 0, stream, number(code.number()));
  }

  void goAway(ErrorCode code) throws IOException {
    var payload = new byte[2 * Integer.BYTES];
    System.arraycopy(number(code.number()), 0, payload, Integer.BYTES, Integer.BYTES);
    write(Frame.GOAWAY, 0, 0, payload);
  }

  void write(int type, int flags, int stream, byte[] payload) throws IOException {
    write(type, flags, stream, payload, 0, payload.length);
  }

  void write(int type, int flags, int stream, byte[] payload, int from, int length) throws IOException {
    var frame = new ByteArrayOutputStream(9 + length);
    append(frame, type, flags, stream, payload, from, length);
    put(frame);
  }

  /** A header block in as many frames as it takes; nothing may come between them (RFC 9113 §4.3). */
  void headers(int stream, byte[] block, boolean end) throws IOException {
    var frames = new ByteArrayOutputStream(9 + block.length);
    var from = 0;
    do {
      var length = Math.min(block.length - from, Http2Limits.FRAME_BYTES_MAX);
      var flags = (from + length == block.length ? Frame.END_HEADERS : 0) | (from == 0 && end ? Frame.END_STREAM : 0);
      append(frames, from == 0 ? Frame.HEADERS : Frame.CONTINUATION, flags, stream, block, from, length);
      from += length;
    } while (from < block.length);
    put(frames);
  }

  private void put(ByteArrayOutputStream bytes) throws IOException {
    wire.lock();
    try {
      bytes.writeTo(sink);
      sink.flush();
    } finally {
      wire.unlock();
    }
  }

  private static void append(
      ByteArrayOutputStream frames, int type, int flags, int stream, byte[] payload, int from, int length) {
    frames.write(length >>> 16);
    frames.write(length >>> 8);
    frames.write(length);
    frames.write(type);
    frames.write(flags);
    frames.writeBytes(number(stream));
    frames.write(payload, from, length);
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value};
  }
}
