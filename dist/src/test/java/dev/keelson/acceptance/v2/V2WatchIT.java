package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Watches over bare sockets: when heads leave, how pieces are cut, how answers end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class V2WatchIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int WINDOW = 1_000;

  private final Cluster cluster = Cluster.start(Program.underTest(), 1, "--enable-v2");
  private final Client client = new Client(cluster.member(0));

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void the_head_comes_at_once_with_the_index_of_this_moment_and_the_event_is_one_chunk() throws IOException {
    try (var connection = connection()) {
      long index = client.put("/v2/keys/head/before", "value=1").etcdIndex();
      connection.send("GET /v2/keys/head/k?wait=true HTTP/1.1\r\nHost: h\r\n\r\n");
      var head = connection.readHead();
      assertEquals(200, head.status());
      assertTrue(head.isChunked());
      assertEquals(index, head.etcdIndex());
      assertEquals("application/json", head.header("Content-Type"));
      assertTrue(head.header("X-Raft-Index").matches("\\d+"), head.toString());
      assertTrue(head.header("X-Raft-Term").matches("\\d+"), head.toString());
      assertTrue(connection.isQuiet());
      var put = client.put("/v2/keys/head/k", "value=1");
      assertEquals(put.body(), connection.readChunk());
      assertEquals("", connection.readChunk(), "it ends after one event");
    }
  }

  @Test
  void after_its_event_the_connection_serves_the_next_request() throws IOException {
    client.put("/v2/keys/again", "value=1");
    long index = client.get("/v2/keys/again").etcdIndex();
    try (var connection = connection()) {
      for (int i = 0; i < 3; i++) {
        connection.send("GET /v2/keys/again?wait=true&waitIndex=" + index + " HTTP/1.1\r\nHost: h\r\n\r\n");
        assertTrue(connection.readAnswer(false).body().startsWith("{\"action\":\"set\""));
      }
    }
  }

  @Test
  void a_stream_has_a_chunk_for_each_event_and_no_end() throws IOException {
    try (var connection = connection()) {
      connection.send("GET /v2/keys/s?wait=true&stream=true&recursive=true HTTP/1.1\r\nHost: h\r\n\r\n");
      connection.readHead();
      for (int i = 0; i < 5; i++) {
        assertEquals(client.put("/v2/keys/s/" + i, "value=" + i).body(), connection.readChunk());
      }
      client.put("/v2/keys/s/_hidden", "value=1");
      client.put("/v2/keys/elsewhere", "value=1");
      assertEquals(client.delete("/v2/keys/s/0").body(), connection.readChunk());
      assertTrue(connection.isQuiet());
    }
  }

  @Test
  void to_a_client_of_http_1_0_the_event_goes_bare_and_the_connection_ends() throws IOException {
    try (var connection = connection()) {
      connection.send("GET /v2/keys/old?wait=true HTTP/1.0\r\nHost: h\r\n\r\n");
      assertTrue(!connection.readHead().isChunked());
      assertEquals(client.put("/v2/keys/old", "value=1").body(), connection.readToEnd());
    }
  }

  @Test
  void a_watch_of_the_past_gets_the_first_event_that_fits() {
    long first = client.put("/v2/keys/past/k", "value=1").etcdIndex();
    client.put("/v2/keys/past/other", "value=1");
    var second = client.put("/v2/keys/past/k", "value=2");
    try (var one = client.watch("/v2/keys/past/k?wait=true&waitIndex=" + first);
        var two = client.watch("/v2/keys/past/k?wait=true&waitIndex=" + (first + 1));
        var ahead = client.watch("/v2/keys/past/k?wait=true&waitIndex=" + (second.etcdIndex() + 2))) {
      awaitStory(one, "value\":\"1\"");
      awaitStory(two, second.body());
      client.put("/v2/keys/past/k", "value=3");
      assertEquals("", ahead.story(), "too early for it");
      awaitStory(ahead, client.put("/v2/keys/past/k", "value=4").body());
    }
  }

  @Test
  void what_is_older_than_a_thousand_events_is_refused_with_the_window() {
    long first = client.put("/v2/keys/window", "value=0").etcdIndex();
    for (int i = 0; i < WINDOW; i++) {
      client.put("/v2/keys/window", "value=" + i);
    }
    long last = first + WINDOW;
    var refused = client.get("/v2/keys/never?wait=true&waitIndex=" + first);
    assertEquals(400, refused.status());
    assertEquals("{\"errorCode\":401,\"message\":\"The event in requested index is outdated and cleared\",\"cause\":"
        + "\"the requested history has been cleared [" + (first + 1) + "/" + first + "]\",\"index\":" + last + "}\n",
        refused.body());
    assertEquals(last, refused.etcdIndex());
    assertEquals(200, client.get("/v2/keys/window?wait=true&waitIndex=" + (first + 1)).status());
  }

  @Test
  void a_client_that_leaves_is_no_watcher_any_more() {
    long before = watchers();
    try (var _ = client.watch("/v2/keys/leave?wait=true"); var _ = client.watch("/v2/keys/leave?wait=true")) {
      Await.until("two watchers more", LIMIT, cluster::logs, () -> watchers() == before + 2);
    }
    Await.until("they are gone", LIMIT, cluster::logs, () -> watchers() == before);
  }

  @Test
  void a_server_that_stops_cuts_the_answer_off() throws IOException {
    try (var other = Cluster.start(Program.underTest(), 1, "--enable-v2");
        var connection = new Connection(other.member(0).clientPort())) {
      connection.send("GET /v2/keys/cut?wait=true HTTP/1.1\r\nHost: h\r\n\r\n");
      connection.readHead();
      other.member(0).stop();
      assertThrows(IOException.class, connection::readChunk);
    }
  }

  private long watchers() {
    return Long.parseLong(client.get("/v2/stats/store").body().replaceAll(".*\"watchers\":(\\d+)}", "$1"));
  }

  private static void awaitStory(Watch watch, String expected) {
    Await.until(expected, LIMIT, watch::story, () -> watch.story().contains(expected));
  }

  private Connection connection() throws IOException {
    return new Connection(cluster.member(0).clientPort());
  }
}
