package dev.keelson.api.etcd.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.etcd.call.DirectLoop;
import dev.keelson.api.etcd.call.SoleReplica;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.command.Command;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import dev.keelson.store.v2.watch.TreeHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the leader sweeps, and when it leaves it. */
class TtlSweeperTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(7);
  private static final long EPOCH = 1_700_000_000_000_000_000L;

  @TempDir Path directory;
  private final DirectLoop loop = new DirectLoop();
  private final TreeHub hub = new TreeHub(loop);
  private final TtlSweeper sweeper = new TtlSweeper(loop, loop::nowNanos, this::clock);
  private long clockAheadNanos;
  private Store store;
  private SoleReplica replica;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(directory.resolve("store"), StoreSettings.DEFAULT, new TreeNews(hub, sweeper));
    replica = new SoleReplica(store, _ -> CompletableFuture.completedFuture(new byte[0]));
    sweeper.start(store.tree(), replica, TIMEOUT);
    sweeper.elected(1);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_node_goes_when_its_time_is_over() {
    set("/foo", 5);
    advance(4_999);
    assertTrue(isThere("/foo"));
    advance(1);
    assertEquals(false, isThere("/foo"));
  }

  @Test
  void while_nothing_ends_nothing_is_proposed() {
    set("/never", TtlOptions.permanent(clock()));
    set("/foo", 60);
    for (int i = 0; i < 59; i++) {
      advance(1_000);
    }
    assertEquals(0, sweeps());
    advance(1_000);
    assertEquals(1, sweeps());
    advance(60_000);
    assertEquals(1, sweeps());
  }

  @Test
  void ends_that_follow_each_other_share_sweeps_half_a_second_apart() {
    for (int i = 0; i < 10; i++) {
      set("/k" + i, TtlOptions.seconds(clock() + i * 100_000_000L, 5));
    }
    advance(5_000);
    assertEquals(1, sweeps());
    for (int i = 0; i < 10; i++) {
      advance(100);
    }
    assertEquals(3, sweeps());
    assertEquals(false, isThere("/k9"));
  }

  @Test
  void what_ends_earlier_than_the_rest_is_not_waited_for_in_vain() {
    set("/late", 100);
    set("/early", 2);
    advance(2_000);
    assertEquals(false, isThere("/early"));
    set("/early", 1);
    advance(1_000);
    assertEquals(false, isThere("/early"));
    assertTrue(isThere("/late"));
  }

  @Test
  void more_than_one_sweep_takes_go_one_after_the_other_without_a_pause() {
    IntStream.range(0, 2 * Limits.SWEPT_NODES_MAX + 1).forEach(i -> set("/k" + i, 5));
    advance(5_000);
    assertEquals(3, sweeps());
    assertEquals(false, isThere("/k7"));
  }

  @Test
  void only_who_leads_sweeps_and_who_comes_to_lead_sweeps_what_ended_before() {
    set("/foo", 5);
    sweeper.deposed();
    advance(60_000);
    assertEquals(0, sweeps());
    sweeper.elected(2);
    advance(0);
    assertEquals(1, sweeps());
    assertEquals(false, isThere("/foo"));
  }

  @Test
  void a_sweep_that_fails_is_tried_again() {
    set("/foo", 5);
    replica.leads(false);
    advance(5_000);
    assertTrue(isThere("/foo"));
    replica.leads(true);
    advance(500);
    assertEquals(false, isThere("/foo"));
  }

  @Test
  void a_clock_that_is_put_forward_is_noticed_within_a_second() {
    set("/foo", 3_600);
    advance(10_000);
    clockAheadNanos = Duration.ofHours(1).toNanos();
    advance(1_000);
    assertEquals(false, isThere("/foo"));
  }

  private long clock() {
    return EPOCH + loop.nowNanos() + clockAheadNanos;
  }

  private void advance(long millis) {
    loop.advance(Duration.ofMillis(millis));
  }

  private void set(String path, long ttlSeconds) {
    set(path, TtlOptions.seconds(clock(), ttlSeconds));
  }

  private void set(String path, TtlOptions ttl) {
    var set = new TreeCommand.Set(TreePath.key(path), false, Bytes.EMPTY, ttl);
    replica.propose(new Command.Tree(set), TIMEOUT).join();
  }

  private boolean isThere(String path) {
    return store.tree().get(TreePath.key(path), false, clock(), Long.MAX_VALUE) instanceof TreeReply.Happened;
  }

  private long sweeps() {
    return replica.proposed().stream()
        .filter(command -> command instanceof Command.Tree(var tree) && tree instanceof TreeCommand.Sync).count();
  }
}
