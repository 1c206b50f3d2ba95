package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.call.ApiCall;
import dev.keelson.orchestrator.openapi.OpenApi;
import dev.keelson.orchestrator.openapi.Page;
import dev.keelson.orchestrator.status.Refusals;
import java.util.HashMap;
import java.util.Map;

/** /openapi/v3, an index and a document for each group and version, and /openapi/v2, one for all. */
final class OpenApiPages {
  private static final String V3 = "/openapi/v3";
  private static final String GNOSTIC = "application/com.github.proto-openapi.spec.v2";

  /** A document is asked for under a name that has its hash, so it never changes. */
  private static final Map<String, String> FOREVER =
      Map.of("cache-control", "public, immutable", "expires", "Thu, 31 Dec 2037 23:55:55 GMT");

  private final OpenApi documents;

  OpenApiPages(OpenApi documents) {
    this.documents = documents;
  }

  void v2(ApiCall call) {
    boolean protobuf = call.http().header("accept").orElse("").contains(GNOSTIC);
    send(call, protobuf ? documents.v2Protobuf() : documents.v2(), Map.of());
  }

  void v3(ApiCall call) {
    var path = call.info().path().substring(V3.length()).replaceFirst("^/", "");
    if (path.isEmpty()) {
      send(call, documents.v3Index(), Map.of());
      return;
    }
    var page = documents.v3(path).orElseThrow(Refusals::noSuchResource);
    var hash = call.query().text("hash");
    if (hash.isEmpty() || hash.equals(page.hash())) {
      send(call, page, hash.isEmpty() ? Map.of() : FOREVER);
    } else {
      call.replyAsIs(301, "", new byte[0], Map.of("location", V3 + "/" + path + "?hash=" + page.hash()));
    }
  }

  private static void send(ApiCall call, Page page, Map<String, String> more) {
    var headers = new HashMap<>(more);
    headers.put("etag", '"' + page.hash() + '"');
    headers.put("vary", "Accept-Encoding, Accept");
    if (call.http().header("if-none-match").filter(headers.get("etag")::equals).isPresent()) {
      call.replyAsIs(304, "", new byte[0], headers);
      return;
    }
    boolean gzip = call.http().header("accept-encoding").filter(all -> all.contains("gzip")).isPresent();
    if (gzip) {
      headers.put("content-encoding", "gzip");
    }
    call.replyAsIs(200, page.contentType(), gzip ? page.gzip() : page.body(), headers);
  }
}
