package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What known clients of the v2 API do and depend on, one test for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class V2ClientsIT {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern LEADER = Pattern.compile("\"leaderInfo\":\\{\"leader\":\"([0-9a-f]+)\"");
  private static final Pattern MODIFIED = Pattern.compile("\"modifiedIndex\":(\\d+)");

  private final Cluster cluster = Cluster.start(Program.underTest(), 1, "--enable-v2");
  private final Client client = new Client(cluster.member(0));

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void python_etcd_finds_machines_leader_and_stable_ids() {
    var machines = client.get("/v2/machines").body();
    assertEquals(List.of("http://" + cluster.member(0).endpoint()), List.of(machines.split(", ", -1)));
    assertTrue(client.get("/version").body().matches("\\{\"etcdserver\":\"[^\"]+\",\"etcdcluster\":\"[^\"]+\".*}"));
    var self = LEADER.matcher(client.get("/v2/stats/self").body());
    assertTrue(self.find());
    assertTrue(client.get("/v2/members").body().contains("{\"id\":\"" + self.group(1) + "\""));
    var id = client.get("/v2/keys/").header("X-Etcd-Cluster-Id");
    assertTrue(id.matches("[1-9a-f][0-9a-f]*"), id);
    assertEquals(id, client.put("/v2/keys/py", "value=1").header("X-Etcd-Cluster-Id"));
    assertEquals(id, client.get("/v2/keys/missing").header("X-Etcd-Cluster-Id"));
  }

  @Test
  void python_etcd_tells_new_keys_by_201_and_maps_error_codes() {
    assertEquals(201, client.put("/v2/keys/pyk", "value=1").status());
    assertEquals(200, client.put("/v2/keys/pyk", "value=2&dir=false").status());
    assertError(100, 404, client.get("/v2/keys/pymissing"));
    assertError(102, 403, client.delete("/v2/keys/?dir=false&prevValue=x"));
    assertError(104, 400, client.put("/v2/keys/pyk/below", "value=1"));
    assertError(105, 412, client.put("/v2/keys/pyk", "value=1&prevExist=false"));
    assertError(101, 412, client.put("/v2/keys/pyk", "value=1&prevValue=other"));
  }

  @Test
  void python_etcd_locks_by_names_in_order_below_a_hidden_directory() {
    var first = client.post("/v2/keys/_locks/l", "value=me&ttl=1000");
    var second = client.post("/v2/keys/_locks/l", "value=you&ttl=1000");
    assertEquals(List.of(201, 201), List.of(first.status(), second.status()));
    var queue = client.get("/v2/keys/_locks/l?recursive=true&sorted=true").body();
    assertTrue(queue.indexOf("\"me\"") > 0 && queue.indexOf("\"me\"") < queue.indexOf("\"you\""), queue);
    assertTrue(!client.get("/v2/keys/?recursive=true").body().contains("_locks"));
  }

  @Test
  void patroni_races_for_leadership_and_keeps_it() {
    assertEquals(201, client.put("/v2/keys/service/batman/leader", "value=a&ttl=30&prevExist=false").status());
    assertError(105, 412, client.put("/v2/keys/service/batman/leader", "value=b&ttl=30&prevExist=false"));
    assertEquals(200, client.put("/v2/keys/service/batman/leader", "value=a&ttl=30&prevValue=a").status());
    assertEquals(201, client.put("/v2/keys/service/batman/config", "value=1").status());
    assertEquals(200, client.put("/v2/keys/service/batman/config", "value=2&prevIndex=0").status());
    var all = client.get("/v2/keys/service/batman/?recursive=true");
    assertTrue(all.body().contains("/service/batman/leader"), all.body());
    try (var watch = client.watch("/v2/keys/service/batman/leader?wait=true&waitIndex=" + (all.etcdIndex() + 1))) {
      client.delete("/v2/keys/service/batman/leader?prevValue=a");
      Await.until("the leader is gone", LIMIT, watch::story, () -> watch.story().contains("compareAndDelete"));
    }
  }

  @Test
  void flannel_takes_the_index_of_a_missing_key_to_watch_from() {
    var missing = client.get("/v2/keys/coreos.com/network/subnets?quorum=true&recursive=true");
    assertError(100, 404, missing);
    assertEquals(",\"index\":" + missing.etcdIndex() + "}\n",
        missing.body().substring(missing.body().lastIndexOf(',')));
    var lease = "/v2/keys/coreos.com/network/subnets/10.5.1.0-24";
    var created = client.put(lease, "value=1&ttl=1000&prevExist=false");
    assertTrue(created.body().contains("\"expiration\":\""), created.body());
    assertEquals(200, client.put(lease, "value=1&ttl=2000&prevIndex=" + created.etcdIndex()).status());
    client.delete(lease);
    var story = new StringBuilder();
    for (long from = missing.etcdIndex() + 1; from <= client.get("/v2/keys/").etcdIndex(); from++) {
      var event = client.get("/v2/keys/coreos.com/network/subnets?wait=true&recursive=true&waitIndex=" + from).body();
      story.append(event.split("\"", 5)[3]).append(' ');
      from = modified(event);
    }
    assertEquals("create compareAndSwap delete ", story.toString());
  }

  @Test
  void skydns_lists_a_domain_with_what_is_left_of_each_ttl() {
    client.put("/v2/keys/skydns/local/skydns/east/rails", "value={\"host\":\"s1\"}&ttl=1000");
    client.put("/v2/keys/skydns/local/skydns/west/rails", "value={\"host\":\"s2\"}&ttl=1000");
    var all = client.get("/v2/keys/skydns/local/skydns?recursive=true").body();
    assertEquals(3, all.split("\"ttl\":(999|1000),", -1).length, all);
    assertTrue(all.contains("\"value\":\"{\\\"host\\\":\\\"s1\\\"}\""), all);
  }

  @Test
  void confd_lists_a_prefix_in_order_and_watches_it() {
    client.put("/v2/keys/confd/b", "value=2");
    long index = client.put("/v2/keys/confd/a", "value=1").etcdIndex();
    var all = client.get("/v2/keys/confd?recursive=true&sorted=true&quorum=false").body();
    assertTrue(all.indexOf("/confd/a") < all.indexOf("/confd/b"), all);
    try (var watch = client.watch("/v2/keys/confd?wait=true&recursive=true&waitIndex=" + (index + 1))) {
      client.put("/v2/keys/confd/c/d", "value=3");
      Await.until("an event", LIMIT, watch::story, () -> watch.story().contains("/confd/c/d"));
    }
  }

  @Test
  void vulcand_fleet_and_locksmith_list_again_when_their_index_is_too_old() {
    long first = client.put("/v2/keys/units/job", "value=0").etcdIndex();
    for (int i = 0; i < 1_000; i++) {
      client.put("/v2/keys/units/job", "value=" + i);
    }
    var refused = client.get("/v2/keys/units?wait=true&recursive=true&waitIndex=" + first);
    assertError(401, 400, refused);
    long listed = client.get("/v2/keys/units?recursive=true").etcdIndex();
    try (var watch = client.watch("/v2/keys/units?wait=true&recursive=true&waitIndex=" + (listed + 1))) {
      assertEquals(200, client.put("/v2/keys/units/job", "value=new&prevIndex=" + listed).status());
      Await.until("an event", LIMIT, watch::story, () -> watch.story().contains("\"new\""));
    }
  }

  @Test
  void curl_tutorials_work() {
    assertEquals(201, client.put("/v2/keys/message", "value=Hello%20world").status());
    assertEquals(200, client.delete("/v2/keys/message").status());
    assertEquals(200, client.get("/v2/keys/?recursive=true").status());
    assertEquals(404, client.get("/v2/leader").status());
    var moved = client.get("/v2/keys//message");
    assertEquals("301 /v2/keys/message", moved.status() + " " + moved.header("Location"));
  }

  private static long modified(String event) {
    var found = MODIFIED.matcher(event);
    assertTrue(found.find(), event);
    return Long.parseLong(found.group(1));
  }

  private static void assertError(int code, int status, Answer answer) {
    assertEquals(status, answer.status(), answer.body());
    assertTrue(answer.body().startsWith("{\"errorCode\":" + code + ",\"message\":\""), answer.body());
  }
}
