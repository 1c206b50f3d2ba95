package dev.keelson.api.etcd.page;

import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets web pages of any origin in, as etcd does by default; its {@code OPTIONS} has no body on any path. */
public final class Cors implements HttpHandler {
  private static final Map<String, String> HEADERS = headers();

  private final HttpHandler inner;

  public Cors(HttpHandler inner) {
    this.inner = inner;
  }

  private static Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Access-Control-Allow-Headers", "accept, content-type, authorization");
    headers.put("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE");
    headers.put("Access-Control-Allow-Origin", "*");
    return headers;
  }

  @Override
  public void handle(HttpCall call) {
    if (call.method().equals("OPTIONS")) {
      call.respond(200, "", new byte[0], HEADERS);
    } else {
      inner.handle(new Opened(call));
    }
  }

  /** A call whose answer carries the headers. */
  private record Opened(HttpCall call) implements HttpCall {
    @Override
    public String method() {
      return call.method();
    }

    @Override
    public String path() {
      return call.path();
    }

    @Override
    public String pathOctets() {
      return call.pathOctets();
    }

    @Override
    public String rawQuery() {
      return call.rawQuery();
    }

    @Override
    public Map<String, List<String>> query() {
      return call.query();
    }

    @Override
    public Optional<String> header(String name) {
      return call.header(name);
    }

    @Override
    public byte[] body() {
      return call.body();
    }

    @Override
    public String target() {
      return call.target();
    }

    @Override
    public void respond(int status, String contentType, byte[] body) {
      respond(status, contentType, body, Map.of());
    }

    @Override
    public void respond(int status, String contentType, byte[] body, Map<String, String> headers) {
      call.respond(status, contentType, body, opened(headers));
    }

    @Override
    public AnswerStream begin(int status, String contentType, Map<String, String> headers) {
      return call.begin(status, contentType, opened(headers));
    }

    private static Map<String, String> opened(Map<String, String> headers) {
      var all = new LinkedHashMap<>(HEADERS);
      all.putAll(headers);
      return all;
    }
  }
}
