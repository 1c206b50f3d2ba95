package dev.keelson.api.etcd.page;

import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets web pages of any origin in, as etcd does by default; its {@code OPTIONS} has no body on any path. */
public final class Cors implements HttpHandler {
  private static final List<Header> HEADERS = List.of(
      new Header("Access-Control-Allow-Headers", "accept, content-type, authorization"),
      new Header("Access-Control-Allow-Methods", "POST, GET, OPTIONS, PUT, DELETE"),
      new Header("Access-Control-Allow-Origin", "*"));

  private final HttpHandler inner;

  public Cors(HttpHandler inner) {
    this.inner = inner;
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
    public List<String> headers(String name) {
      return call.headers(name);
    }

    @Override
    public Collection<String> headerNames() {
      return call.headerNames();
    }

    @Override
    public InetSocketAddress remoteAddress() {
      return call.remoteAddress();
    }

    @Override
    public String scheme() {
      return call.scheme();
    }

    @Override
    public List<X509Certificate> clientCertificates() {
      return call.clientCertificates();
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
    public void respond(int status, String contentType, byte[] body, List<Header> headers) {
      call.respond(status, contentType, body, opened(headers));
    }

    @Override
    public AnswerStream begin(int status, String contentType, List<Header> headers) {
      return call.begin(status, contentType, opened(headers));
    }

    private static List<Header> opened(List<Header> headers) {
      var all = new ArrayList<Header>(HEADERS.size() + headers.size());
      all.addAll(HEADERS);
      all.addAll(headers);
      return all;
    }
  }
}
