package dev.keelson.orchestrator.server;

import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import dev.keelson.orchestrator.client.Transport.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A request that came over no connection. */
final class LocalCall implements HttpCall {
  private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Request request;
  private final Sink sink;
  private final Map<String, String> headers;
  private final CompletableFuture<Integer> status = new CompletableFuture<>();

  /** Takes the answer's body. */
  interface Sink extends AnswerStream {}

  LocalCall(Request request, Sink sink) {
    this.request = request;
    this.sink = sink;
    this.headers = request.contentType().isEmpty()
        ? Map.of("accept", "application/json", "user-agent", "keelson")
        : Map.of("accept", "application/json", "user-agent", "keelson", "content-type", request.contentType());
  }

  /** Completes when the answer begins. */
  CompletableFuture<Integer> status() {
    return status;
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String path() {
    int question = request.target().indexOf('?');
    return question < 0 ? request.target() : request.target().substring(0, question);
  }

  @Override
  public String pathOctets() {
    return path();
  }

  @Override
  public String rawQuery() {
    int question = request.target().indexOf('?');
    return question < 0 ? "" : request.target().substring(question + 1);
  }

  @Override
  public Map<String, List<String>> query() {
    var query = new LinkedHashMap<String, List<String>>();
    for (var pair : rawQuery().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        var value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        query.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>(1)).add(value);
      }
    }
    return query;
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  @Override
  public List<String> headers(String name) {
    return header(name).stream().toList();
  }

  @Override
  public Collection<String> headerNames() {
    return headers.keySet();
  }

  @Override
  public byte[] body() {
    return request.body();
  }

  @Override
  public String target() {
    return request.target();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return HERE;
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return List.of();
  }

  @Override
  public void respond(int code, String contentType, byte[] body, List<Header> more) {
    if (!status.complete(code)) {
      throw new IllegalStateException("answered already");
    }
    sink.write(body, () -> { });
    sink.end();
  }

  @Override
  public AnswerStream begin(int code, String contentType, List<Header> more) {
    if (!status.complete(code)) {
      throw new IllegalStateException("answered already");
    }
    return sink;
  }
}
