package dev.keelson.orchestrator.request;

import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
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

/** A request that never had a connection, and keeps its answer. */
public final class FakeCall implements HttpCall {
  private final String method;
  private final String target;
  private final List<Header> headers;
  private final byte[] body;
  private List<X509Certificate> clientCertificates = List.of();
  private int status;
  private byte[] answer = new byte[0];
  private List<Header> answerHeaders = List.of();

  private FakeCall(String method, String target, List<Header> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
  }

  public FakeCall(String method, String target, Map<String, String> headers, byte[] body) {
    this(method, target, Header.all(headers), body);
  }

  public static FakeCall get(String target) {
    return new FakeCall("GET", target, Map.of(), new byte[0]);
  }

  /** Names and values, by turns; names may be repeated. */
  public static FakeCall with(String... headers) {
    var all = new ArrayList<Header>();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(new Header(headers[i], headers[i + 1]));
    }
    return new FakeCall("GET", "/api", all, new byte[0]);
  }

  public FakeCall showing(X509Certificate... chain) {
    clientCertificates = List.of(chain);
    return this;
  }

  public static FakeCall accepting(String accept) {
    return new FakeCall("GET", "/", Map.of("accept", accept), new byte[0]);
  }

  public int status() {
    return status;
  }

  public String answer() {
    return new String(answer, StandardCharsets.UTF_8);
  }

  public List<Header> answerHeaders() {
    return answerHeaders;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return target.replaceFirst("\\?.*", "");
  }

  @Override
  public String pathOctets() {
    return path();
  }

  @Override
  public Map<String, List<String>> query() {
    var query = new LinkedHashMap<String, List<String>>();
    for (var pair : rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
        query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return query;
  }

  @Override
  public String rawQuery() {
    return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
  }

  @Override
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  @Override
  public List<String> headers(String name) {
    return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).toList();
  }

  @Override
  public Collection<String> headerNames() {
    return headers.stream().map(Header::name).distinct().toList();
  }

  @Override
  public byte[] body() {
    return body;
  }

  @Override
  public String target() {
    return target;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
  }

  @Override
  public String scheme() {
    return "https";
  }

  @Override
  public List<X509Certificate> clientCertificates() {
    return clientCertificates;
  }

  @Override
  public void respond(int code, String contentType, byte[] content, List<Header> more) {
    status = code;
    answer = content;
    answerHeaders = List.copyOf(more);
  }

  @Override
  public AnswerStream begin(int code, String contentType, List<Header> more) {
    throw new UnsupportedOperationException("no streams here");
  }
}
