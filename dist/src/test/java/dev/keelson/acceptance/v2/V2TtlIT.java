package dev.keelson.acceptance.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ends by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class V2TtlIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern EXPIRATION = Pattern.compile("\"expiration\":\"([^\"]+)\"");

  private final Cluster cluster = Cluster.start(Program.underTest(), 1, "--enable-v2");
  private final Client client = new Client(cluster.member(0));

  @AfterAll
  void stop() {
    cluster.close();
  }

  @Test
  void a_key_shows_its_whole_ttl_and_when_it_ends() {
    var before = Instant.now();
    var body = client.put("/v2/keys/shown", "value=1&ttl=1000").body();
    assertTrue(body.contains("\"ttl\":1000,"), body);
    var expiration = expiration(body);
    assertTrue(!expiration.isBefore(before.plusSeconds(1_000)), body);
    assertTrue(expiration.isBefore(Instant.now().plusSeconds(1_001)), body);
  }

  @Test
  void a_key_ends_with_an_event_and_an_index_of_its_own_and_not_before_its_time() {
    try (var watch = client.watch("/v2/keys/short?wait=true&stream=true")) {
      var put = client.put("/v2/keys/short", "value=1&ttl=1");
      awaitEnd("/short");
      Await.until("the event", LIMIT, watch::story, () -> watch.pieces().size() >= 2);
      var event = watch.pieces().get(1);
      assertTrue(event.startsWith("{\"action\":\"expire\",\"node\":{\"key\":\"/short\",\"modifiedIndex\":"
          + (put.etcdIndex() + 1) + ",\"createdIndex\":" + put.etcdIndex() + "},\"prevNode\":{\"key\":\"/short\","
          + "\"value\":\"1\",\"expiration\":\"" + expirationText(put.body()) + "\""), event);
      assertTrue(!Instant.now().isBefore(expiration(put.body())));
    }
  }

  @Test
  void a_directory_ends_with_all_that_is_in_it_by_one_event() {
    client.put("/v2/keys/d", "dir=true&ttl=1");
    client.put("/v2/keys/d/later", "value=1&ttl=1000");
    long index = client.put("/v2/keys/d/forever", "value=1").etcdIndex();
    try (var within = client.watch("/v2/keys/d/forever?wait=true")) {
      awaitEnd("/d");
      Await.until("who watches in it hears of it", LIMIT, within::story, () -> !within.pieces().isEmpty());
      assertTrue(within.story().startsWith("{\"action\":\"expire\",\"node\":{\"key\":\"/d\",\"dir\":true,"
          + "\"modifiedIndex\":" + (index + 1) + ","), within.story());
    }
  }

  @Test
  void several_end_one_after_the_other_in_the_order_of_their_times() {
    client.put("/v2/keys/order", "dir=true");
    try (var watch = client.watch("/v2/keys/order?wait=true&stream=true&recursive=true")) {
      client.put("/v2/keys/order/second", "value=1&ttl=1");
      client.put("/v2/keys/order/third", "value=1&ttl=1");
      client.put("/v2/keys/order/first", "value=1&ttl=0");
      Await.until("three endings", LIMIT, watch::story,
          () -> watch.pieces().stream().filter(event -> event.contains("expire")).count() == 3);
      var ended = watch.pieces().stream().filter(event -> event.contains("expire"))
          .map(event -> event.replaceAll(".*?/order/(\\w+)\".*\\s", "$1")).toList();
      assertEquals(List.of("first", "second", "third"), ended);
    }
  }

  @Test
  void nothing_and_less_than_nothing_end_at_the_next_look() {
    var now = client.put("/v2/keys/now", "value=1&ttl=0").body();
    assertTrue(!now.contains("ttl"), now);
    var past = client.put("/v2/keys/overflow", "value=1&ttl=18446744073709551615").body();
    assertTrue(past.contains("\"ttl\":-1,"), past);
    awaitEnd("/now");
    awaitEnd("/overflow");
  }

  @Test
  void what_overflows_into_the_distant_past_is_permanent() {
    for (var ttl : List.of("9223372037", "8000000000")) {
      var body = client.put("/v2/keys/permanent", "value=1&ttl=" + ttl).body();
      assertTrue(!body.contains("expiration\":\"1") || body.contains("prevNode"), body);
      assertTrue(!client.get("/v2/keys/permanent").body().contains("expiration"), body);
    }
  }

  @Test
  void a_refresh_gives_time_and_is_told_to_nobody() {
    client.put("/v2/keys/refreshed", "value=1&ttl=1");
    try (var watch = client.watch("/v2/keys/refreshed?wait=true&stream=true")) {
      long before = client.get("/v2/keys/refreshed").etcdIndex();
      var refreshed = client.put("/v2/keys/refreshed", "ttl=1000&refresh=true&prevExist=true");
      assertEquals(before + 1, refreshed.etcdIndex());
      client.put("/v2/keys/refreshed-marker", "value=1&ttl=1");
      awaitEnd("/refreshed-marker");
      assertEquals("", watch.story());
      assertTrue(client.get("/v2/keys/refreshed").body().contains("\"value\":\"1\""));
    }
  }

  @Test
  void what_ended_while_the_server_was_down_goes_soon_after_its_start() {
    try (var other = Cluster.start(Program.underTest(), 1, "--enable-v2")) {
      var its = new Client(other.member(0));
      its.put("/v2/keys/down", "value=1&ttl=1");
      its.put("/v2/keys/stays", "value=1&ttl=1000");
      other.member(0).kill();
      other.member(0).restart();
      Await.until("it is gone", LIMIT, other::logs, () -> its.get("/v2/keys/down").status() == 404);
      assertEquals(200, its.get("/v2/keys/stays").status());
    }
  }

  private void awaitEnd(String key) {
    Await.until(key + " ends", LIMIT, cluster::logs, () -> client.get("/v2/keys" + key).status() == 404);
  }

  private static Instant expiration(String body) {
    return Instant.parse(expirationText(body));
  }

  /** As written: Go drops trailing zeros of the fraction one by one, {@link Instant#toString} three by three. */
  private static String expirationText(String body) {
    var found = EXPIRATION.matcher(body);
    assertTrue(found.find(), body);
    return found.group(1);
  }
}
