package dev.keelson.acceptance.v2;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeMap;

/** One connection of HTTP/1.1, byte for byte: nothing is tidied, followed or retried. Octets: a character is a byte. */
final class Connection implements AutoCloseable {
  private static final Duration SILENCE_LIMIT = Duration.ofSeconds(20);

  private final Socket socket;
  private final InputStream in;

  Connection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) SILENCE_LIMIT.toMillis());
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String octets) throws IOException {
    socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Status line and headers, without a body that may follow. */
  Answer readHead() throws IOException {
    var status = readLine();
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = readLine(); !line.isEmpty(); line = readLine()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, "");
  }

  Answer readAnswer(boolean bodiless) throws IOException {
    var head = readHead();
    if (head.status() == 100) {
      return readAnswer(bodiless);
    }
    if (bodiless || head.status() == 204) {
      return head;
    }
    if (head.isChunked()) {
      var body = new StringBuilder();
      for (var chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
        body.append(chunk);
      }
      return head.with(body.toString());
    }
    var length = head.headers().get("content-length");
    return head.with(length == null ? readToEnd() : read(Integer.parseInt(length)));
  }

  /** Empty when it was the last. */
  String readChunk() throws IOException {
    var chunk = read(Integer.parseInt(readLine(), 16));
    if (!readLine().isEmpty()) {
      throw new IOException("a chunk is longer than it says: " + chunk);
    }
    return chunk;
  }

  String readToEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  boolean isQuiet() throws IOException {
    return in.available() == 0;
  }

  private String read(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server hung up in mid-body");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String readLine() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server hung up after: " + line);
      }
      line.write(next);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
