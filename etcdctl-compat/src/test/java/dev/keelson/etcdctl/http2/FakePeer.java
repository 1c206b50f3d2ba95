package dev.keelson.etcdctl.http2;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** The other end of a connection, written and read frame by frame. */
final class FakePeer implements AutoCloseable {
  private static final int PREFACE_BYTES = 24;

  private final Socket ours;
  private final Socket theirs;
  private final FrameReader frames;

  private FakePeer(Socket ours, Socket theirs) throws IOException {
    this.ours = ours;
    this.theirs = theirs;
    frames = new FrameReader(theirs.getInputStream());
  }

  static FakePeer listen() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ours = new Socket(server.getInetAddress(), server.getLocalPort());
      return new FakePeer(ours, server.accept());
    }
  }

  /** Our side, greeted and greeting. */
  Connection connect() throws IOException {
    send(Frame.SETTINGS, 0, 0); // waits in the socket until our side reads
    var connection = Connection.over(ours);
    theirs.getInputStream().skipNBytes(PREFACE_BYTES);
    return connection;
  }

  void send(int type, int flags, int stream, int... octets) throws IOException {
    var frame = new ByteArrayOutputStream();
    frame.write(octets.length >> 16);
    frame.write(octets.length >> 8);
    frame.write(octets.length);
    frame.write(type);
    frame.write(flags);
    for (var shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >> shift);
    }
    for (var octet : octets) {
      frame.write(octet);
    }
    theirs.getOutputStream().write(frame.toByteArray());
  }

  void respond(int stream, List<HeaderField> fields, boolean end) throws IOException {
    var block = HeaderEncoder.encode(fields);
    var octets = new int[block.length];
    for (var i = 0; i < block.length; i++) {
      octets[i] = block[i] & 0xff;
    }
    send(Frame.HEADERS, Frame.END_HEADERS | (end ? Frame.END_STREAM : 0), stream, octets);
  }

  /** The next frame of a type; others are passed over. */
  Frame next(int type) throws IOException {
    var frame = frames.read();
    while (frame.type() != type) {
      frame = frames.read();
    }
    return frame;
  }

  @Override
  public void close() throws IOException {
    ours.close();
    theirs.close();
  }
}
