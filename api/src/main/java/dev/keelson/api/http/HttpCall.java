package dev.keelson.api.http;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request and its answer. One of {@link #respond}, {@link #begin} and {@link #upgrade} may be called, once, from
 * any thread.
 */
public interface HttpCall {
  String method();

  /** The path, decoded, without the query. */
  String path();

  /** The path, decoded to octets, one character for each byte: it need not be text. */
  String pathOctets();

  /** Query parameters in order, decoded; a parameter without value has "", a malformed one is left out. */
  Map<String, List<String>> query();

  /** The query as it came, without the question mark. */
  String rawQuery();

  /** The first of that name. */
  Optional<String> header(String name);

  /** All of that name, in order. */
  List<String> headers(String name);

  /** Of all headers, each once, in no promised case. */
  Collection<String> headerNames();

  /** The whole body; its size was limited by {@link FrontDoorLimits#bodyBytesMax}. */
  byte[] body();

  /** The request target as it came, for logs. */
  String target();

  InetSocketAddress remoteAddress();

  /** {@code http} or {@code https}: what the connection is, whatever the request says. */
  String scheme();

  /**
   * What the client showed in the TLS handshake, its own certificate first; empty when it showed none. It has proved to
   * hold that certificate's key, and nothing else is proved: who believes in the name must check who signed it.
   */
  List<X509Certificate> clientCertificates();

  /**
   * Answers with all there is to say.
   *
   * @param contentType no header when empty
   */
  void respond(int status, String contentType, byte[] body, List<Header> headers);

  /** Answers with a body that follows piece by piece; status and headers leave at once. */
  AnswerStream begin(int status, String contentType, List<Header> headers);

  /** Whether {@link #upgrade} can be called: connections of HTTP/1.1 only. */
  default boolean upgrades() {
    return false;
  }

  /** Answers 101 Switching Protocols; the connection is the caller's then. */
  default Tunnel upgrade(List<Header> headers) {
    throw new UnsupportedOperationException("this connection stays with HTTP");
  }

  default void respond(int status, String contentType, byte[] body) {
    respond(status, contentType, body, List.of());
  }

  default void respond(int status, String contentType, byte[] body, Map<String, String> headers) {
    respond(status, contentType, body, Header.all(headers));
  }

  default AnswerStream begin(int status, String contentType, Map<String, String> headers) {
    return begin(status, contentType, Header.all(headers));
  }
}
