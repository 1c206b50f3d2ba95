package dev.keelson.orchestrator.call;

import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses long answers to reads. */
final class Compression {
  private Compression() {}

  /** @param headers take what a compressed body needs */
  static byte[] apply(HttpCall call, byte[] body, List<Header> headers) {
    if (body.length <= Limits.PLAIN_BYTES_MAX || !isWanted(call)) {
      return body;
    }
    announce(headers);
    return gzip(body);
  }

  static void announce(List<Header> headers) {
    headers.add(new Header("content-encoding", "gzip"));
    headers.add(new Header("vary", "Accept-Encoding"));
  }

  static OutputStream compress(OutputStream out) throws IOException {
    return new FastGzip(out);
  }

  static boolean isWanted(HttpCall call) {
    return call.method().equals("GET")
        && call.header("accept-encoding").filter(all -> all.contains("gzip")).isPresent();
  }

  private static byte[] gzip(byte[] body) {
    var compressed = new ByteArrayOutputStream(body.length / 4);
    try (var gzip = new FastGzip(compressed)) {
      gzip.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }

  /** The quickest level: the network is seldom the narrow place. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 16 << 10);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
