package dev.keelson.acceptance.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.LeaseOption;
import io.etcd.jetcd.options.PutOption;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.support.Observers;
import io.etcd.jetcd.watch.WatchEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What programs do with jetcd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JetcdIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int CONTENDERS = 5;

  private final Cluster cluster = Cluster.start(Program.underTest(), 3);
  private final Client client = Client.builder()
      .endpoints(cluster.members().stream().map(member -> member.url("")).toArray(URI[]::new))
      .build();

  @AfterAll
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void values_are_put_read_listed_and_deleted() {
    var kv = client.getKVClient();
    for (int i = 0; i < 5; i++) {
      done(kv.put(bytes("kv/" + i), bytes("value " + i)));
    }
    assertEquals("value 3", text(done(kv.get(bytes("kv/3"))).getKvs().getFirst().getValue()));
    var listed = done(kv.get(bytes("kv/"), GetOption.builder()
        .isPrefix(true).withLimit(2).withSortOrder(GetOption.SortOrder.DESCEND)
        .withSortField(GetOption.SortTarget.KEY).build()));
    assertEquals(List.of("kv/4", "kv/3"), listed.getKvs().stream().map(pair -> text(pair.getKey())).toList());
    assertEquals(5, listed.getCount());
    assertTrue(listed.isMore());
    var old = listed.getKvs().getFirst().getModRevision();
    done(kv.put(bytes("kv/4"), bytes("newer")));
    assertEquals("value 4", text(done(kv.get(bytes("kv/4"), GetOption.builder().withRevision(old).build()))
        .getKvs().getFirst().getValue()));
    assertEquals(5, done(kv.delete(bytes("kv/"), DeleteOption.builder().isPrefix(true).build())).getDeleted());
  }

  @Test
  void a_watch_gets_every_change_in_order_with_what_was_there_before() {
    var kv = client.getKVClient();
    long start = done(kv.put(bytes("watched/0"), bytes("first"))).getHeader().getRevision();
    var events = new CopyOnWriteArrayList<String>();
    var options = WatchOption.builder().isPrefix(true).withPrevKV(true).withRevision(start).build();
    try (var _ = client.getWatchClient().watch(bytes("watched/"), options, listener(events))) {
      done(kv.put(bytes("watched/0"), bytes("second")));
      done(kv.delete(bytes("watched/0")));
      done(kv.put(bytes("watched/1"), bytes("other")));
      await("four events", () -> events.size() >= 4);
    }
    assertEquals(List.of(
        "PUT watched/0 = first, before: ",
        "PUT watched/0 = second, before: first",
        "DELETE watched/0 = , before: second",
        "PUT watched/1 = other, before: "), events);
  }

  @Test
  void a_lease_that_is_kept_alive_keeps_its_key_and_a_revoked_one_takes_it_along() {
    var leases = client.getLeaseClient();
    long lease = done(leases.grant(2)).getID();
    done(client.getKVClient().put(bytes("leased"), bytes("1"), PutOption.builder().withLeaseId(lease).build()));
    var renewals = new AtomicInteger();
    try (var _ = leases.keepAlive(lease, Observers.observer(_ -> renewals.incrementAndGet()))) {
      // jetcd renews every third of the time to live: four renewals outlast it.
      await("four renewals", () -> renewals.get() >= 4);
      assertEquals(1, done(client.getKVClient().get(bytes("leased"))).getCount());
    }
    var left = done(leases.timeToLive(lease, LeaseOption.builder().withAttachedKeys().build()));
    assertEquals(2, left.getGrantedTTL());
    assertEquals(List.of("leased"), left.getKeys().stream().map(JetcdIT::text).toList());
    done(leases.revoke(lease));
    assertEquals(0, done(client.getKVClient().get(bytes("leased"))).getCount());
  }

  @Test
  void a_lease_nobody_renews_ends_and_takes_its_key_along() {
    long lease = done(client.getLeaseClient().grant(2)).getID();
    done(client.getKVClient().put(bytes("ephemeral"), bytes("1"), PutOption.builder().withLeaseId(lease).build()));
    await("the key is gone", () -> done(client.getKVClient().get(bytes("ephemeral"))).getCount() == 0);
  }

  @Test
  void only_one_of_many_gets_a_lock_made_of_a_transaction_and_a_lease() {
    var key = bytes("lock");
    var winners = IntStream.range(0, CONTENDERS).mapToObj(i -> {
      long lease = done(client.getLeaseClient().grant(30)).getID();
      return client.getKVClient().txn()
          .If(new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(0)))
          .Then(Op.put(key, bytes("contender " + i), PutOption.builder().withLeaseId(lease).build()))
          .Else(Op.get(key, GetOption.DEFAULT))
          .commit();
    }).toList().stream().map(JetcdIT::done).toList();
    assertEquals(1, winners.stream().filter(answer -> answer.isSucceeded()).count());
    var holder = done(client.getKVClient().get(key)).getKvs().getFirst();
    winners.stream().filter(answer -> !answer.isSucceeded()).forEach(answer ->
        assertEquals(holder.getValue(), answer.getGetResponses().getFirst().getKvs().getFirst().getValue()));
    done(client.getLeaseClient().revoke(holder.getLease()));
    assertFalse(done(client.getKVClient().get(key)).getCount() > 0, "the lock went with its lease");
  }

  private static Watch.Listener listener(List<String> events) {
    return Watch.listener(response -> response.getEvents().forEach(event -> events.add(describe(event))));
  }

  private static String describe(WatchEvent event) {
    return "%s %s = %s, before: %s".formatted(event.getEventType(), text(event.getKeyValue().getKey()),
        text(event.getKeyValue().getValue()), text(event.getPrevKV().getValue()));
  }

  private void await(String what, Await.Look<Boolean> look) {
    Await.until(what, LIMIT, cluster::logs, look);
  }

  private static <T> T done(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, StandardCharsets.UTF_8);
  }

  private static String text(ByteSequence bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
