package dev.keelson.acceptance.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Metrics;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.WatchStream;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.api.proto.etcd.HashKVResponse;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A member that was away for longer than the log reaches gets a snapshot; its watchers must not notice. */
final class LaggingMemberIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WRITERS = 50;

  /** The log goes in segments of 8 MiB: four of them while a member is away leave it behind the log's begin. */
  private static final int WRITES = 1_000;

  private static final int VALUE_BYTES = 32 << 10;
  private static final ByteString KEY = ByteString.copyFromUtf8("lag");

  @Test
  void a_watcher_on_a_frozen_member_misses_and_repeats_nothing_after_the_snapshot() {
    try (var cluster = Cluster.start(Program.underTest(), 3, "--snapshot-count=10")) {
      var away = cluster.member(2);
      try (var wire = Wire.to(cluster.member(0)); var lagging = Wire.to(away, LIMIT); var watch = lagging.watch()) {
        long first = write(wire, 10);
        watch.create(WatchCreateRequest.newBuilder().setKey(KEY).setStartRevision(first).build());
        awaitEvents(cluster, watch, 10);
        away.pause();
        try {
          write(wire, WRITES);
        } finally {
          away.resume();
        }
        long last = write(wire, 10) + 9;
        awaitEvents(cluster, watch, (int) (last - first) + 1);
        assertEquals(LongStream.rangeClosed(first, last).boxed().toList(), revisions(watch));
        assertSameHashes(cluster);
        assertShipped(cluster, away);
        assertTrue(Metrics.of(cluster.member(0)).sum("etcd_network_peer_round_trip_time_seconds_count") > 0);
      }
    }
  }

  @Test
  void a_member_that_was_down_while_others_compacted_comes_back_with_the_same_content() {
    try (var cluster = Cluster.start(Program.underTest(), 3, "--snapshot-count=10")) {
      var away = cluster.member(1);
      try (var wire = Wire.to(cluster.member(0))) {
        write(wire, 10);
        away.kill();
        long last = write(wire, WRITES) + WRITES - 1;
        wire.kv().compact(CompactionRequest.newBuilder().setRevision(last - 5).setPhysical(true).build());
        away.restart();
        write(wire, 10);
        assertSameHashes(cluster);
        assertShipped(cluster, away);
      }
    }
  }

  /** Writes many at once; gives the lowest revision they got. They get a row of revisions, for nobody else writes. */
  private static long write(Wire wire, int count) {
    var request = PutRequest.newBuilder().setKey(KEY).setValue(ByteString.copyFrom(new byte[VALUE_BYTES])).build();
    var first = new AtomicLong(Long.MAX_VALUE);
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int i = 0; i < count; i++) {
        writers.execute(() -> {
          long revision = wire.kv().put(request).getHeader().getRevision();
          first.accumulateAndGet(revision, Math::min);
        });
      }
    }
    return first.get();
  }

  private static void awaitEvents(Cluster cluster, WatchStream watch, int count) {
    Await.until(count + " events", LIMIT,
        () -> "it saw " + revisions(watch).size() + ", failure " + watch.failure() + "\n" + cluster.logs(),
        () -> revisions(watch).size() >= count);
  }

  private static List<Long> revisions(WatchStream watch) {
    return watch.responses().stream()
        .flatMap(response -> response.getEventsList().stream())
        .map(event -> event.getKv().getModRevision())
        .toList();
  }

  private static void assertSameHashes(Cluster cluster) {
    long revision = hash(cluster.member(0), 0).getHeader().getRevision();
    var hashes = new HashSet<Integer>();
    for (var member : cluster.members()) {
      Await.until(member.name() + " reaches revision " + revision, LIMIT, cluster::logs,
          () -> hash(member, 0).getHeader().getRevision() >= revision);
      hashes.add(hash(member, revision).getHash());
    }
    assertEquals(1, hashes.size(), () -> "HashKV differs: " + hashes + "\n" + cluster.logs());
  }

  /** Without this, nothing here would have been tested but a log that reached far enough. */
  private static void assertShipped(Cluster cluster, Member to) {
    assertTrue(Metrics.of(to).sum("etcd_network_snapshot_receive_success") >= 1,
        () -> to.name() + " received no checkpoint\n" + cluster.logs());
  }

  private static HashKVResponse hash(Member member, long revision) {
    try (var wire = Wire.to(member)) {
      return wire.maintenance().hashKV(HashKVRequest.newBuilder().setRevision(revision).build());
    }
  }
}
