package dev.keelson.etcdctl.http2;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads frames until there are no more, and hands on what they bring. Its thread owns all of its state. */
final class ConnectionReader {
  private static final int SETTINGS_INITIAL_WINDOW_SIZE = 4;
  private static final int SETTING_BYTES = 6;
  private static final int PING_BYTES = 8;

  private final FrameReader frames;
  private final SharedFrameWriter writer;
  private final StreamTable table;
  private final SendWindows windows;
  private final Pings pings;
  private final HeaderDecoder headers = new HeaderDecoder();
  /** Body bytes that came and are not yet given back to the peer as room on the connection. */
  private int taken;

  ConnectionReader(
      FrameReader frames, SharedFrameWriter writer, StreamTable table, SendWindows windows, Pings pings) {
    this.frames = frames;
    this.writer = writer;
    this.table = table;
    this.windows = windows;
    this.pings = pings;
  }

  /** Before {@link #run}: the peer's first frame, which tells its settings (RFC 9113 §3.4). */
  void greet() throws IOException {
    var first = frames.read();
    if (first.type() != Frame.SETTINGS || first.has(Frame.ACK)) {
      throw new IOException("the server does not speak HTTP/2");
    }
    accept(first);
  }

  void run(Connection connection) {
    try {
      while (true) {
        accept(frames.read());
      }
    } catch (Http2Exception broken) {
      complain(broken);
      connection.abandon(String.valueOf(broken.getMessage()));
    } catch (EOFException end) {
      connection.abandon("EOF");
    } catch (IOException lost) {
      connection.abandon(String.valueOf(lost.getMessage()));
    }
  }

  private void complain(Http2Exception broken) {
    try {
      writer.goAway(broken.code());
    } catch (IOException gone) {
      // It will not hear of it, and need not.
      return;
    }
  }

  private void accept(Frame frame) throws IOException {
    switch (frame.type()) {
      case Frame.DATA -> data(frame);
      case Frame.HEADERS -> headers(frame);
      case Frame.RST_STREAM -> reset(frame);
      case Frame.SETTINGS -> settings(frame);
      case Frame.PING -> ping(frame);
      case Frame.GOAWAY -> goAway(frame);
      case Frame.WINDOW_UPDATE -> windowUpdate(frame);
      case Frame.PUSH_PROMISE -> throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "we refused to be pushed");
      case Frame.CONTINUATION -> throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a continuation of nothing");
      default -> {
        // RFC 9113 §4.1: frames of unknown types are ignored; so is PRIORITY.
      }
    }
  }

  private void data(Frame frame) throws IOException {
    requireKnown(frame);
    taken += frame.length();
    if (taken >= Http2Limits.RECEIVE_WINDOW_BYTES / 2) {
      writer.windowUpdate(0, taken);
      taken = 0;
    }
    var last = frame.has(Frame.END_STREAM);
    deliver(frame.stream(), new Arrival.Data(ByteBuffer.wrap(frame.content()), frame.length(), last), last);
  }

  private void headers(Frame first) throws IOException {
    requireKnown(first);
    var block = new ByteArrayOutputStream();
    block.writeBytes(first.content());
    var piece = first;
    while (!piece.has(Frame.END_HEADERS)) {
      piece = frames.read();
      if (piece.type() != Frame.CONTINUATION || piece.stream() != first.stream()) {
        throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a header block was interrupted");
      }
      block.writeBytes(piece.whole());
      if (block.size() > Http2Limits.HEADER_BYTES_MAX) {
        throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "a header block grew beyond all bounds");
      }
    }
    var last = first.has(Frame.END_STREAM);
    deliver(first.stream(), new Arrival.Fields(headers.decode(block.toByteArray()), last), last);
  }

  private void reset(Frame frame) throws IOException {
    requireKnown(frame);
    requireLength(frame, Integer.BYTES);
    deliver(frame.stream(), new Arrival.Reset(ErrorCode.of(frame.payload().getInt())), true);
  }

  /** A stream that we have given up may still get what was under way; that is dropped. */
  private void deliver(int stream, Arrival arrival, boolean last) throws IOException {
    var mailbox = table.mailbox(stream);
    if (mailbox == null) {
      return;
    }
    if (last) {
      table.close(stream); // first, so that whoever takes the end finds the stream gone
    }
    if (!mailbox.put(arrival)) {
      throw new Http2Exception(ErrorCode.ENHANCE_YOUR_CALM, "a stream got more frames than its window explains");
    }
  }

  private void settings(Frame frame) throws IOException {
    if (frame.has(Frame.ACK)) {
      return;
    }
    var payload = frame.payload();
    while (payload.remaining() >= SETTING_BYTES) {
      var name = payload.getShort();
      var value = payload.getInt();
      if (name == SETTINGS_INITIAL_WINDOW_SIZE) {
        windows.resize(Integer.toUnsignedLong(value));
      }
    }
    writer.write(Frame.SETTINGS, Frame.ACK, 0, new byte[0]);
  }

  private void ping(Frame frame) throws IOException {
    requireLength(frame, PING_BYTES);
    if (frame.has(Frame.ACK)) {
      pings.answered();
      return;
    }
    writer.write(Frame.PING, Frame.ACK, 0, frame.whole());
  }

  private void goAway(Frame frame) throws Http2Exception {
    if (frame.length() < 2 * Integer.BYTES) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a GOAWAY is too short");
    }
    var payload = frame.payload();
    var last = payload.getInt() & Integer.MAX_VALUE;
    table.goAway(last, "the server is going away: " + ErrorCode.of(payload.getInt()));
  }

  private void windowUpdate(Frame frame) throws Http2Exception {
    requireLength(frame, Integer.BYTES);
    var bytes = frame.payload().getInt() & Integer.MAX_VALUE;
    if (bytes == 0) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a window was to grow by nothing");
    }
    if (frame.stream() == 0) {
      windows.grantConnection(bytes);
    } else {
      windows.grantStream(frame.stream(), bytes);
    }
  }

  private void requireKnown(Frame frame) throws Http2Exception {
    if (!table.isKnown(frame.stream())) {
      throw new Http2Exception(ErrorCode.PROTOCOL_ERROR, "a frame came for stream " + frame.stream());
    }
  }

  private static void requireLength(Frame frame, int bytes) throws Http2Exception {
    if (frame.length() != bytes) {
      throw new Http2Exception(ErrorCode.FRAME_SIZE_ERROR, "a frame has " + frame.length() + " bytes, not " + bytes);
    }
  }
}
