package dev.keelson.acceptance.kube;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What no honest client sends: answered with 4xx or hung up on, never with 500, and never out of memory. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AbuseIT {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final int CROWD = 100;

  /** The heap's limit that {@link ApiProcess} sets, direct memory, code and stacks. */
  private static final long RESIDENT_KIB_MAX = 900 << 10;

  private final ApiProcess server = ApiProcess.start();
  private final Curl curl = new Curl(server);

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void still_serves_and_has_not_grown() throws IOException {
    Curl.expect("200", "\"kind\":\"NamespaceList\"", curl.master("GET", "/api/v1/namespaces", ""));
    long resident = Files.readAllLines(Path.of("/proc", String.valueOf(server.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst().orElseThrow();
    assertTrue(resident <= RESIDENT_KIB_MAX, resident + " KiB resident");
    assertTrue(!server.log().contains("OutOfMemory"), server.log());
  }

  @Test
  void senders_who_never_finish_are_hung_up_on_and_disturb_nobody() throws Exception {
    var crowd = crowd("POST " + MAPS + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer master\r\n"
        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
    Curl.expect("200", "ok", curl.master("GET", "/readyz", ""));
    for (var socket : crowd) {
      var answer = TlsClient.head(socket);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
      socket.close();
    }
  }

  @Test
  void watchers_who_never_read_disturb_nobody() throws Exception {
    var crowd = crowd("GET " + MAPS + "?watch=true HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer master\r\n\r\n");
    for (int i = 0; i < 50; i++) {
      var json = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"big-" + i
          + "\"},\"data\":{\"a\":\"" + "x".repeat(500_000) + "\"}}";
      Curl.expect("201", "\"uid\"", curl.master("POST", MAPS, json));
    }
    for (var socket : crowd) {
      socket.close();
    }
    assertTrue(curl.master("DELETE", MAPS, "").endsWith("\n200"), "what they did not read can be deleted");
  }

  @Test
  void bodies_of_100_megabytes_are_refused_unread() throws Exception {
    var big = Command.run(List.of("bash", "-c", "head -c 104857600 /dev/zero | curl -sS --max-time 50 --cacert "
        + server.authority() + " -H 'Authorization: Bearer master' -H 'Expect:' --data-binary @- " + server.url() + MAPS
        + " -w '\n%{http_code}' -o /dev/null"), Map.of(), Path.of("."), "").output();
    assertTrue(big.contains("413"), big);
    var chunked = Command.run(List.of("bash", "-c", "head -c 104857600 /dev/zero | curl -sS --http1.1 --max-time 50"
        + " --cacert " + server.authority() + " -H 'Authorization: Bearer master' -H 'Expect:' -H 'Transfer-Encoding:"
        + " chunked' -T - " + server.url() + MAPS + "/x -w '\n%{http_code}' -o /dev/null"), Map.of(), Path.of("."), "")
        .output();
    assertTrue(chunked.contains("413") || chunked.contains("reset") || chunked.contains("Broken"), chunked);
  }

  @Test
  void nesting_without_end_is_the_senders_fault() {
    for (var body : List.of("[".repeat(1_000_000), "{\"a\":".repeat(200_000), "{\"metadata\":{\"labels\":"
        + "{\"a\":".repeat(50_000))) {
      Curl.expect("400", "", curl.master("POST", MAPS, body));
    }
    Curl.expect("400", "", curl.as("master", "POST", MAPS, "- ".repeat(100_000),
        "-H", "Content-Type: application/yaml"));
    Curl.expect("400", "", curl.as("master", "POST", MAPS, bomb(), "-H", "Content-Type: application/yaml"));
    Curl.expect("400", "", curl.as("master", "POST", MAPS, "\u0000\u0001binary",
        "-H", "Content-Type: application/vnd.kubernetes.protobuf"));
  }

  /** A billion laughs. */
  private static String bomb() {
    var text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n".formatted(
          i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
    }
    return text.append("kind: ConfigMap\napiVersion: v1\n").toString();
  }

  @Test
  void certificates_of_strangers_name_nobody(@TempDir Path home) {
    Command.run(List.of("bash", "-c", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        + " -subj /O=system:masters/CN=admin -keyout k.pem -out c.pem"), Map.of(), home, "");
    Curl.expect("401", "Unauthorized", curl.as("", "GET", "/api/v1/namespaces", "",
        "--cert", home.resolve("c.pem").toString(), "--key", home.resolve("k.pem").toString()));
  }

  @Test
  void what_is_no_http_is_hung_up_on() throws Exception {
    for (var noise : List.of("\u0000\u0001\u0002\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: " + "y".repeat(200_000) + "\r\n\r\n",
        "POST " + MAPS + " HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST " + MAPS + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
      try (var socket = TlsClient.connect(server)) {
        TlsClient.send(socket, noise);
        var answer = TlsClient.head(socket);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
      } catch (IOException hungUp) {
        assertTrue(hungUp.getMessage() != null, "any words will do");
      }
    }
  }

  private List<SSLSocket> crowd(String beginning) throws IOException, GeneralSecurityException {
    var crowd = new ArrayList<SSLSocket>();
    for (int i = 0; i < CROWD; i++) {
      var socket = TlsClient.connect(server);
      TlsClient.send(socket, beginning);
      crowd.add(socket);
    }
    return crowd;
  }
}
