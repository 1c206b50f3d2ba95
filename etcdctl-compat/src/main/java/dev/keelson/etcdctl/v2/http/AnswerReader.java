package dev.keelson.etcdctl.v2.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an answer off a stream: RFC 9112, of which servers of etcd use three ways to end a body. */
final class AnswerReader {
  /** etcd's answers have a dozen headers of some bytes. */
  private static final int HEAD_BYTES_MAX = 64 << 10;

  private final InputStream in;
  private final Map<String, String> headers = new HashMap<>();
  private int status;
  private int headBytes;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  void readHead() throws IOException {
    do {
      headers.clear();
      status = status(line());
      for (var line = line(); !line.isEmpty(); line = line()) {
        var colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
    } while (status / 100 == 1);
  }

  private static int status(String line) throws IOException {
    var words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
      throw new EOFException(
          "net/http: HTTP/1.x transport connection broken: malformed HTTP response \"" + line + "\"");
    }
    return Integer.parseInt(words[1]);
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException(headBytes == 0 ? "EOF" : "unexpected EOF");
      }
      if (++headBytes > HEAD_BYTES_MAX) {
        throw new IOException("net/http: server response headers exceeded " + HEAD_BYTES_MAX + " bytes; aborted");
      }
      if (read != '\r') {
        line.write(read);
      }
    }
    headBytes++;
    return line.toString(StandardCharsets.UTF_8);
  }

  HttpAnswer readBody() throws IOException {
    var body = status == 204 ? new byte[0]
        : headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked") ? chunks()
        : headers.containsKey("content-length") ? exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")))
        : in.readAllBytes();
    return new HttpAnswer(status, Map.copyOf(headers), new String(body, StandardCharsets.UTF_8));
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    while (true) {
      headBytes = 1;
      var size = line();
      var semicolon = size.indexOf(';');
      int bytes = Integer.parseInt((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
      if (bytes == 0) {
        return body.toByteArray();
      }
      body.write(exactly(bytes));
      line();
    }
  }

  private byte[] exactly(int bytes) throws IOException {
    var read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("unexpected EOF");
    }
    return read;
  }
}
