package dev.keelson.orchestrator.relay;

import dev.keelson.api.http.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One request of HTTP/1.1 to a backend, and its answer. Owned by one thread until protocols change. */
final class BackendConnection implements AutoCloseable {
  private static final int LINE_BYTES_MAX = 64 << 10;
  private static final int HEADERS_MAX = 200;

  private final Backend backend;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  /** The head of an answer. */
  record Head(int status, List<Header> headers) {
    String first(String name) {
      return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value)
          .findFirst().orElse("");
    }
  }

  BackendConnection(Backend backend, Socket socket) throws IOException {
    this.backend = backend;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  Head ask(String method, String target, List<Header> headers, byte[] body) throws IOException {
    var request = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    request.append("Host: ").append(backend.authority()).append("\r\n");
    headers.forEach(header -> request.append(header.name()).append(": ").append(header.value()).append("\r\n"));
    if (body.length > 0) {
      request.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
    return head();
  }

  private Head head() throws IOException {
    var status = line(in).split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5]\\d\\d")) {
      throw new IOException("malformed HTTP response");
    }
    var headers = new ArrayList<Header>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || headers.size() == HEADERS_MAX) {
        throw new IOException("malformed HTTP response");
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return new Head(Integer.parseInt(status[1]), headers);
  }

  /** Without its end. */
  static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() == LINE_BYTES_MAX) {
        throw new IOException(next < 0 ? "unexpected EOF" : "header line too long");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** The body of the answer, without its framing. */
  InputStream body(Head head) {
    if (head.first("transfer-encoding").toLowerCase(Locale.ROOT).contains("chunked")) {
      return new ChunkedInput(in);
    }
    var length = head.first("content-length");
    return length.matches("\\d{1,18}") ? new LimitedInput(in, Long.parseLong(length)) : in;
  }

  InputStream input() {
    return in;
  }

  OutputStream output() {
    return out;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // There is nobody left to tell.
    }
  }
}
