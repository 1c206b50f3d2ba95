package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The v2 API on several members, and after one of them was away. */
final class V2ClusterIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WRITES = 3_000;
  private static final int WRITERS = 50;

  @Test
  void the_first_write_has_index_4_and_each_start_of_a_member_takes_one_more() {
    try (var cluster = Cluster.start(Program.underTest(), 1, "--enable-v2")) {
      var member = cluster.member(0);
      var client = new Client(member);
      assertEquals(4, client.put("/v2/keys/first", "value=1").etcdIndex());
      var id = client.get("/v2/keys/").header("X-Etcd-Cluster-Id");
      member.kill();
      member.restart();
      assertEquals(6, client.put("/v2/keys/second", "value=1").etcdIndex());
      assertEquals(id, client.get("/v2/keys/first").header("X-Etcd-Cluster-Id"));
      assertEquals(200, client.get("/v2/keys/first?wait=true&waitIndex=4").status(), "events survive as well");
    }
  }

  @Test
  void three_members_show_the_same_tree_and_the_first_write_has_index_8() {
    try (var cluster = Cluster.start(Program.underTest(), 3, "--enable-v2")) {
      assertEquals(8, new Client(cluster.member(1)).put("/v2/keys/first", "value=1").etcdIndex());
      for (var member : cluster.members()) {
        var read = new Client(member).get("/v2/keys/first?quorum=true");
        assertEquals("{\"action\":\"get\",\"node\":{\"key\":\"/first\",\"value\":\"1\",\"modifiedIndex\":8,"
            + "\"createdIndex\":8}}\n", read.body());
        assertEquals(machines(cluster), new Client(member).get("/v2/machines").body());
        assertEquals(3, new Client(member).get("/v2/members").body().split("\"id\"", -1).length - 1);
      }
      assertLeaderKnowsItsFollowers(cluster);
    }
  }

  private static String machines(Cluster cluster) {
    return String.join(", ", cluster.members().stream().map(member -> "http://" + member.endpoint()).sorted().toList());
  }

  private static void assertLeaderKnowsItsFollowers(Cluster cluster) {
    int leaders = 0;
    for (var member : cluster.members()) {
      var client = new Client(member);
      var stats = client.get("/v2/stats/leader");
      var self = client.get("/v2/stats/self").body();
      if (stats.status() == 200) {
        leaders++;
        assertEquals(2, stats.body().split("\"latency\"", -1).length - 1, stats.body());
        assertTrue(self.contains("\"state\":\"StateLeader\"") && !self.contains("\"sendAppendRequestCnt\":0"), self);
      } else {
        assertEquals("403 {\"message\":\"not current leader\"}", stats.status() + " " + stats.body());
        assertTrue(self.contains("\"state\":\"StateFollower\"") && !self.contains("\"recvAppendRequestCnt\":0"), self);
      }
    }
    assertEquals(1, leaders);
  }

  @Test
  void a_change_of_peer_urls_is_in_every_members_list() {
    try (var cluster = Cluster.start(Program.underTest(), 3, "--enable-v2")) {
      var client = new Client(cluster.member(0));
      var id = client.get("/v2/members").body().split("\"", 7)[5];
      assertEquals(204, client.json("PUT", "/v2/members/" + id, "{\"peerURLs\":[\"http://127.0.0.1:1\"]}").status());
      for (var member : cluster.members()) {
        Await.until(member.name() + " has it", LIMIT, cluster::logs,
            () -> new Client(member).get("/v2/members").body().contains("\"peerURLs\":[\"http://127.0.0.1:1\"]"));
      }
      assertEquals("404 {\"message\":\"No such member: 123\"}",
          told(client.json("PUT", "/v2/members/123", "{\"peerURLs\":[\"http://127.0.0.1:2\"]}")));
    }
  }

  @Test
  void what_is_wrong_with_a_new_member_is_said_in_etcds_words() {
    try (var cluster = Cluster.start(Program.underTest(), 1, "--enable-v2")) {
      var client = new Client(cluster.member(0));
      assertEquals(415, client.post("/v2/members", "x=1").status());
      var existing = "{\"peerURLs\":[\"" + cluster.member(0).peerUrl() + "\"]}";
      assertEquals("409 {\"message\":\"membership: peerURL exists\"}",
          told(client.json("POST", "/v2/members", existing)));
      assertBad(client, "no valid URLs given", "{}");
      assertBad(client, "unexpected end of JSON input", "{\"peerURLs\":");
      assertBad(client, "invalid character 'j' looking for beginning of value", "junk");
      assertBad(client, "json: cannot unmarshal string into Go struct field .peerURLs of type []string",
          "{\"peerURLs\":\"x\"}");
      assertBad(client, "parse \\\"1:1\\\": first path segment in URL cannot contain colon", url("1:1"));
      assertBad(client, "URL address does not have the form \\\"host:port\\\": http://h", url("http://h"));
      assertBad(client, "URL must not contain a path: http://127.0.0.1:99/path", url("http://127.0.0.1:99/path"));
      assertBad(client, "URL scheme must be http, https, unix, or unixs: ftp://h:99", url("ftp://h:99"));
      for (var method : List.of("PUT", "DELETE")) {
        assertEquals("404 {\"message\":\"No such member: 123\"}",
            told(client.json(method, "/v2/members/0123", url("http://h:1"))));
        assertEquals("404 {\"message\":\"No such member: xyz\"}", told(client.json(method, "/v2/members/xyz", "x")));
        assertEquals("405 Method Not Allowed\n", told(client.json(method, "/v2/members", "x")));
      }
    }
  }

  private static void assertBad(Client client, String message, String body) {
    assertEquals("400 {\"message\":\"" + message + "\"}", told(client.json("POST", "/v2/members", body)));
  }

  private static String url(String url) {
    return "{\"peerURLs\":[\"" + url + "\"]}";
  }

  private static String told(Answer answer) {
    return answer.status() + " " + answer.body();
  }

  @Test
  void what_was_written_survives_kill_and_a_snapshot_to_the_member_that_was_away() {
    try (var cluster = Cluster.start(Program.underTest(), 3, "--enable-v2", "--snapshot-count=100")) {
      var away = cluster.member(2);
      var client = new Client(cluster.member(0));
      client.put("/v2/keys/kept", "value=%FF%00&ttl=100000");
      away.kill();
      write(cluster.members().subList(0, 2));
      client.put("/v2/keys/last", "value=1");
      away.restart();
      for (var key : List.of("kept", "last", "many")) {
        var expected = masked(client.get("/v2/keys/" + key + "?recursive=true&sorted=true"));
        Await.until("the member that was away has " + key, LIMIT, cluster::logs, () ->
            expected.equals(masked(new Client(away).get("/v2/keys/" + key + "?recursive=true&sorted=true"))));
      }
      long index = client.get("/v2/keys/").etcdIndex();
      var event = "/v2/keys/many?wait=true&recursive=true&waitIndex=" + (index - 100);
      assertEquals(client.get(event).body(), new Client(away).get(event).body(), "and its events");
      assertEquals(index + 1, new Client(away).put("/v2/keys/after", "value=1").etcdIndex());
    }
  }

  private static String masked(Answer answer) {
    return answer.status() + answer.body().replaceAll("\"ttl\":\\d+", "");
  }

  private static void write(List<Member> members) {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < WRITES; i++) {
        var client = new Client(members.get(i % members.size()));
        int number = i % 100;
        writers.execute(() -> client.put("/v2/keys/many/" + number, "value=1"));
      }
    }
  }
}
