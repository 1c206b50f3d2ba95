package dev.keelson.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A socket and the bytes on it. */
final class Wire implements AutoCloseable {
  static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  static final int SETTINGS = 4;
  static final int RST_STREAM = 3;
  static final int PING = 6;
  static final int GOAWAY = 7;

  /** A test that waits for what does not come fails, and says where. */
  private static final int READ_MILLIS_MAX = 30_000;

  /** A frame of HTTP/2. */
  record Frame(int type, int flags, int stream, String payload) {}

  private final Socket socket;

  Wire(InetSocketAddress to) throws IOException {
    socket = new Socket(to.getAddress(), to.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_MILLIS_MAX);
  }

  Wire send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Wire sendSlowly(String bytes) throws IOException {
    for (int i = 0; i < bytes.length(); i++) {
      send(bytes.substring(i, i + 1));
    }
    return this;
  }

  /** All that comes until the server hangs up, politely or not. */
  String readAll() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (IOException _) {
      // A reset is an end as well.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** What comes until {@code end} has come. */
  String readUntil(String end) throws IOException {
    var all = new StringBuilder();
    while (all.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the server hung up after: " + all);
      }
      all.append((char) next);
    }
    return all.toString();
  }

  Frame readFrame() throws IOException {
    var head = socket.getInputStream().readNBytes(9);
    if (head.length < 9) {
      throw new IOException("the server hung up");
    }
    var numbers = ByteBuffer.wrap(head);
    int size = numbers.getInt(0) >>> 8;
    int stream = numbers.getInt(5) & Integer.MAX_VALUE;
    var payload = new String(socket.getInputStream().readNBytes(size), StandardCharsets.ISO_8859_1);
    return new Frame(head[3], head[4], stream, payload);
  }

  Frame readFrame(int type) throws IOException {
    var frame = readFrame();
    while (frame.type() != type) {
      frame = readFrame();
    }
    return frame;
  }

  static String frame(int type, int flags, int stream, String payload) {
    return bytes(payload.length() >> 16, payload.length() >> 8, payload.length(), type, flags)
        + number(stream)
        + payload;
  }

  static String number(int value) {
    return bytes(value >> 24, value >> 16, value >> 8, value);
  }

  private static String bytes(int... values) {
    var text = new StringBuilder();
    for (int value : values) {
      text.append((char) (value & 0xff));
    }
    return text.toString();
  }

  /** HPACK, all literals without indexing (RFC 7541, section 6.2.2). */
  static String headers(String... namesAndValues) {
    var text = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append('\0').append(literal(namesAndValues[i])).append(literal(namesAndValues[i + 1]));
    }
    return text.toString();
  }

  private static String literal(String value) {
    return (char) value.length() + value;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
