package dev.keelson.orchestrator.call;

import dev.keelson.api.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses long answers to reads. */
final class Compression {
  private Compression() {}

  /** @param headers take what a compressed body needs */
  static byte[] apply(HttpCall call, byte[] body, Map<String, String> headers) {
    if (body.length <= Limits.PLAIN_BYTES_MAX || !isWanted(call)) {
      return body;
    }
    headers.put("content-encoding", "gzip");
    headers.put("vary", "Accept-Encoding");
    return gzip(body);
  }

  static boolean isWanted(HttpCall call) {
    return call.method().equals("GET") && call.header("accept-encoding").filter(all -> all.contains("gzip")).isPresent();
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
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 16 << 10);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
