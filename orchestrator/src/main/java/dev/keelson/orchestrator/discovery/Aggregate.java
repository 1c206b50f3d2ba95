package dev.keelson.orchestrator.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.call.ApiCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** An aggregated document, encoded, with the tag by which clients ask whether it has changed. */
final class Aggregate {
  private final String contentType;
  private final byte[] body;
  private final String tag;

  private Aggregate(String contentType, byte[] body, String tag) {
    this.contentType = contentType;
    this.body = body;
    this.tag = tag;
  }

  static Aggregate of(ObjectNode document) {
    var version = document.path("apiVersion").asText().replaceFirst(".*/", "");
    var body = document.toString().getBytes(StandardCharsets.UTF_8);
    return new Aggregate(
        "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList", body, tag(body));
  }

  void answer(ApiCall call) {
    var headers = Map.of("etag", tag, "vary", "Accept");
    if (call.http().header("if-none-match").filter(tag::equals).isPresent()) {
      call.replyAsIs(304, "", new byte[0], headers);
    } else {
      call.replyAsIs(200, contentType, body, headers);
    }
  }

  private static String tag(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-512").digest(body);
      return '"' + HexFormat.of().withUpperCase().formatHex(digest) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
