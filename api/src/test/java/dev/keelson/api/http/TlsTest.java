package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.grpc.CallMetrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door behind TLS. */
@Timeout(30)
class TlsTest {
  private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir private static Path directory;
  private static Keys server;
  private static Keys client;

  private final HttpHandler handler = call -> call.respond(
      200,
      "text/plain",
      (call.method() + " " + call.scheme() + " " + names(call.clientCertificates()) + " "
          + call.remoteAddress().getAddress().isLoopbackAddress()).getBytes(StandardCharsets.UTF_8),
      List.of(new Header("Warning", "299 - \"one\""), new Header("Warning", "299 - \"two\"")));

  @BeforeAll
  static void makeKeys() throws Exception {
    server = Keys.make(directory, "server");
    client = Keys.make(directory, "client");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void both_versions_of_http_come_in(Version version) throws Exception {
    try (var door = open(server.tls()); var http = http(version, Keys.anonymous(server))) {
      var answer = send(http, door, "/a");
      assertEquals(version, answer.version());
      assertEquals("GET https [] true", answer.body());
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void a_certificate_that_the_client_shows_is_handed_on_whoever_signed_it(Version version) throws Exception {
    try (var door = open(server.tls()); var http = http(version, client.calling(server))) {
      assertEquals("GET https [CN=client] true", send(http, door, "/a").body());
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void a_header_of_the_answer_may_come_twice(Version version) throws Exception {
    try (var door = open(server.tls()); var http = http(version, Keys.anonymous(server))) {
      assertEquals(
          List.of("299 - \"one\"", "299 - \"two\""), send(http, door, "/a").headers().allValues("warning"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void a_session_that_is_resumed_remembers_the_certificate(String protocol) throws Exception {
    try (var door = open(server.tls())) {
      var context = client.calling(server);
      var first = exchange(door, context, protocol);
      var second = exchange(door, context, protocol);
      assertEquals(first.getCreationTime(), second.getCreationTime(), "resumed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void an_operators_key_may_be_rsa(String protocol) throws Exception {
    var rsa = Keys.make(directory, "rsa-" + protocol, "RSA", "-keysize", "2048");
    try (var door = open(rsa.tls())) {
      assertEquals(rsa.certificate(), exchange(door, Keys.anonymous(rsa), protocol).getPeerCertificates()[0]);
    }
  }

  @Test
  void old_tls_is_refused() throws Exception {
    try (var door = open(server.tls())) {
      var context = Keys.anonymous(server);
      assertThrows(SSLException.class, () -> exchange(door, context, "TLSv1.1"));
    }
  }

  @Test
  void who_speaks_plainly_is_told_so() throws Exception {
    try (var door = open(server.tls()); var wire = new Wire(door.addresses().getFirst())) {
      assertEquals(
          "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
          wire.send(REQUEST).readAll());
    }
  }

  @Test
  void who_does_not_finish_the_handshake_is_hung_up_on() throws Exception {
    try (var door = open(server.tls()); var wire = new Wire(door.addresses().getFirst())) {
      wire.send("\26\3\1\1\0\1");
      assertEquals("", wire.readAll());
    }
  }

  @Test
  void a_new_identity_is_shown_from_then_on() throws Exception {
    var tls = server.tls();
    try (var door = open(tls)) {
      tls.replace(client.key(), List.of(client.certificate()), List.of());
      var shown = exchange(door, Keys.anonymous(client), "TLSv1.3").getPeerCertificates();
      assertEquals(client.certificate(), shown[0]);
    }
  }

  @Test
  void an_identity_needs_a_certificate() {
    assertThrows(SSLException.class, () -> Tls.of(server.key(), List.of(), List.of()));
  }

  private FrontDoor open(Tls tls) throws IOException {
    var limits = FrontDoorLimits.DEFAULT;
    var hasty = new FrontDoorLimits(1, limits.messageBytesMax(), limits.bodyBytesMax(), 100, 1 << 20,
        limits.pingIntervalMin(), limits.keepAliveInterval(), limits.keepAliveTimeout(), Duration.ofSeconds(2));
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return FrontDoor.open(
        List.of(Entrance.secure(any, tls)), List.of(), handler, hasty, CallMetrics.NONE, Runnable::run);
  }

  private static HttpClient http(Version version, SSLContext context) {
    return HttpClient.newBuilder().version(version).sslContext(context).build();
  }

  private static HttpResponse<String> send(HttpClient http, FrontDoor door, String path) throws Exception {
    var uri = URI.create("https://localhost:" + door.addresses().getFirst().getPort() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** One request on a connection of its own. */
  private static SSLSession exchange(FrontDoor door, SSLContext context, String protocol) throws IOException {
    var to = door.addresses().getFirst();
    try (var plain = new Socket(to.getAddress(), to.getPort());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", to.getPort(), true)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.startHandshake();
      socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      var head = new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
      assertTrue(head.startsWith("HTTP/1.1 200 OK"), head);
      socket.getInputStream().readNBytes(20);
      return socket.getSession();
    }
  }

  private static String names(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(certificate -> certificate.getSubjectX500Principal().getName())
        .collect(Collectors.joining(",", "[", "]"));
  }
}
