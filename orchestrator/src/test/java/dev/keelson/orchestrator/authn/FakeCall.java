package dev.keelson.orchestrator.authn;

import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.Header;
import dev.keelson.api.http.HttpCall;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request with headers and certificates, and nothing to answer it. */
record FakeCall(List<Header> all, List<X509Certificate> clientCertificates) implements HttpCall {
  /** Names and values, by turns. */
  static FakeCall with(String... headers) {
    var all = new ArrayList<Header>();
    for (int i = 0; i < headers.length; i += 2) {
      all.add(new Header(headers[i], headers[i + 1]));
    }
    return new FakeCall(all, List.of());
  }

  FakeCall showing(X509Certificate... chain) {
    return new FakeCall(all, List.of(chain));
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/api";
  }

  @Override
  public String pathOctets() {
    return path();
  }

  @Override
  public Map<String, List<String>> query() {
    return Map.of();
  }

  @Override
  public String rawQuery() {
    return "";
  }

  @Override
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  @Override
  public List<String> headers(String name) {
    return all.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).toList();
  }

  @Override
  public Collection<String> headerNames() {
    return all.stream().map(Header::name).distinct().toList();
  }

  @Override
  public byte[] body() {
    return new byte[0];
  }

  @Override
  public String target() {
    return path();
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
  public void respond(int status, String contentType, byte[] body, List<Header> headers) {
    throw new UnsupportedOperationException("nobody listens");
  }

  @Override
  public AnswerStream begin(int status, String contentType, List<Header> headers) {
    throw new UnsupportedOperationException("nobody listens");
  }
}
