package dev.keelson.orchestrator.openapi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A document as it is sent, as it is and compressed. Immutable; the arrays are not copied and must not be changed. */
public final class Page {
  private final String contentType;
  private final String hash;
  private final byte[] body;
  private final byte[] gzip;

  Page(String contentType, String hash, byte[] body) {
    this.contentType = contentType;
    this.hash = hash;
    this.body = body;
    this.gzip = compress(body);
  }

  public String contentType() {
    return contentType;
  }

  /** Changes when the document does; for {@code ?hash=} and, in quotes, for {@code ETag}. */
  public String hash() {
    return hash;
  }

  public byte[] body() {
    return body;
  }

  public byte[] gzip() {
    return gzip;
  }

  private static byte[] compress(byte[] body) {
    var compressed = new ByteArrayOutputStream(body.length / 4);
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return compressed.toByteArray();
  }
}
