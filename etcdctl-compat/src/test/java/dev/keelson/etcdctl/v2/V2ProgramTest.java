package dev.keelson.etcdctl.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.keelson.etcdctl.terminal.Output;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.time.SystemTime;
import dev.keelson.etcdctl.v2.command.CommandTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program from its words to its exit code, before servers that say what a test wants. */
final class V2ProgramTest {
  private static final int SCREEN_LINES = 48;
  private static final int SCREEN_COLUMNS = 100;
  private static final String NODE = "{\"action\":\"get\",\"node\":{\"key\":\"/a\",\"value\":\"1\","
      + "\"modifiedIndex\":4,\"createdIndex\":4}}\n";

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private int run(String... words) {
    var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), new Output(out), new Output(err),
        Map.of(), new SystemTime());
    int code = V2Program.run(List.of(words), terminal);
    terminal.flush();
    return code;
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** A server that answers everything alike. */
  private String server(int status, String body) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, status, body));
    server.start();
    servers.add(server);
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("X-Etcd-Index", "9");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Nobody listens on port 1 of a machine that is not from the last century. */
  private static String nobody() {
    return "http://127.0.0.1:1";
  }

  @Test
  void a_value_is_printed() throws IOException {
    assertEquals(0, run("--no-sync", "--endpoints", server(200, NODE), "get", "a"));
    assertEquals("1\n", printed());
    assertEquals(List.of("GET /v2/keys/a?quorum=false&recursive=false&sorted=false"), asked);
  }

  @Test
  void json_is_the_clients_and_not_the_servers() throws IOException {
    assertEquals(0, run("--no-sync", "-o", "json", "--endpoints", server(200, NODE), "get", "a"));
    assertEquals("{\"action\":\"get\",\"node\":{\"key\":\"/a\",\"value\":\"1\",\"nodes\":null,\"createdIndex\":4,"
        + "\"modifiedIndex\":4},\"prevNode\":null}\n", printed());
  }

  @Test
  void a_refusal_of_the_server_ends_with_4() throws IOException {
    var refusal = "{\"errorCode\":100,\"message\":\"Key not found\",\"cause\":\"/a\",\"index\":9}\n";
    assertEquals(4, run("--no-sync", "--endpoints", server(404, refusal), "get", "a"));
    assertEquals("Error:  100: Key not found (/a) [9]\n", complained());
  }

  @Test
  void a_read_goes_on_to_the_next_endpoint() throws IOException {
    var endpoints = nobody() + "," + server(200, NODE);
    for (int i = 0; i < 5; i++) {
      assertEquals(0, run("--no-sync", "--endpoints", endpoints, "get", "a"), complained());
    }
    assertEquals("1\n".repeat(5), printed());
  }

  @Test
  void a_creation_is_asked_for_once() throws IOException {
    assertEquals(4, run("--no-sync", "--endpoints", server(500, "") + "," + server(500, ""), "mk", "a", "1"));
    assertEquals(1, asked.size(), asked.toString());
    assertTrue(complained().endsWith(" has no leader\n"), complained());
  }

  @Test
  void an_answer_without_a_list_of_members_does_not_end_a_command() throws IOException {
    assertEquals(0, run("--endpoints", server(201, NODE), "ls", "a"), complained());
    assertEquals("/a\n", printed());
  }

  @Test
  void no_connection_ends_with_2_and_without_looking_for_members_with_4() {
    var told = """
        Error:  client: etcd cluster is unavailable or misconfigured; error #0: dial tcp 127.0.0.1:1: connect: \
        connection refused

        error #0: dial tcp 127.0.0.1:1: connect: connection refused

        """;
    assertEquals(2, run("--endpoints", nobody(), "ls"));
    assertEquals(told, complained());
    assertEquals(4, run("--no-sync", "--endpoints", nobody(), "ls"));
    assertEquals(told.repeat(2), complained());
  }

  @Test
  void a_page_that_is_not_etcds_is_told_as_such() throws IOException {
    assertEquals(4, run("--no-sync", "--endpoints", server(404, "404 page not found\n"), "ls"));
    assertEquals("Error:  client: response is invalid json. The endpoint is probably not valid etcd cluster endpoint\n",
        complained());
  }

  @Test
  void what_is_no_command_ends_with_3() {
    assertEquals(3, run("nonsense"));
    assertEquals(3, run("member", "lis"));
    assertEquals("No help topic for 'nonsense'\nNo help topic for 'lis'\n", complained());
  }

  @Test
  void every_help_fits_a_screen_and_has_an_example() {
    assertFits(new String[] {"--help"});
    for (var command : CommandTable.all()) {
      assertFits((command.name() + " --help").split(" "));
      assertFits(new String[] {"help", command.family()});
    }
  }

  private void assertFits(String... words) {
    out.reset();
    assertEquals(0, run(words), String.join(" ", words));
    var lines = printed().lines().toList();
    assertTrue(lines.size() <= SCREEN_LINES, () -> lines.size() + " lines: " + printed());
    assertTrue(lines.stream().allMatch(line -> line.length() <= SCREEN_COLUMNS), printed());
    assertTrue(lines.contains("EXAMPLE:"), printed());
  }
}
