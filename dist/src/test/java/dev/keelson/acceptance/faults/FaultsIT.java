package dev.keelson.acceptance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.api.proto.etcd.StatusResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No acknowledged write is lost, no watcher sees a gap or a repeat, all members agree, and every register is
 * linearizable, while members are killed and frozen under load.
 *
 * <p>{@code -Dseed=…} repeats the faults of a run (not the interleaving of its calls).
 */
final class FaultsIT {
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);
  private static final Duration CHECK_LIMIT = Duration.ofSeconds(30);
  private static final int WRITES_BETWEEN_FAULTS = 200;
  private static final ByteString PREFIX = ByteString.copyFromUtf8(Writer.PREFIX);
  private static final ByteString PREFIX_END = ByteString.copyFromUtf8("w0");

  @Test
  void three_kills_and_a_frozen_leader_lose_nothing() {
    torment(3, 1);
  }

  @Tag("soak")
  @Test
  void twenty_kills_and_five_frozen_leaders_lose_nothing() {
    torment(Integer.getInteger("keelson.faults.kills", 20), Integer.getInteger("keelson.faults.freezes", 5));
  }

  private static void torment(int kills, int freezes) {
    long seed = Long.getLong("seed", RandomGenerator.getDefault().nextLong());
    var random = RandomGeneratorFactory.<RandomGenerator.SplittableGenerator>of("L64X128MixRandom").create(seed);
    try (var cluster = Cluster.start(Program.underTest(), 3); var load = new Load(cluster, random)) {
      load.awaitProgress(WRITES_BETWEEN_FAULTS, "before the first fault");
      for (int round = 0; round < kills; round++) {
        // The leader first: that is the fault with the most to lose.
        kill(round == 0 ? leader(cluster) : cluster.member(random.nextInt(3)), load, "in round " + round);
      }
      for (int round = 0; round < freezes; round++) {
        freeze(leader(cluster), cluster, load);
      }
      load.end();
      check(cluster, load);
      System.out.printf(
          "faults: seed %d, %d kills, %d freezes, %d acknowledged writes, all there, %d registers linearizable%n",
          seed, kills, freezes, load.acknowledged().size(), load.histories().size());
    } catch (RuntimeException | Error failed) {
      throw new AssertionError("with -Dseed=" + seed + ": " + failed.getMessage(), failed);
    }
  }

  private static void kill(Member member, Load load, String when) {
    member.kill();
    load.awaitProgress(WRITES_BETWEEN_FAULTS, "while " + member.name() + " is dead " + when);
    member.restart();
    load.awaitProgress(WRITES_BETWEEN_FAULTS, "after " + member.name() + " came back " + when);
  }

  private static void freeze(Member leader, Cluster cluster, Load load) {
    leader.pause();
    try {
      load.awaitProgress(WRITES_BETWEEN_FAULTS, "while the leader " + leader.name() + " is frozen");
    } finally {
      leader.resume();
    }
    load.awaitProgress(WRITES_BETWEEN_FAULTS, "after " + leader.name() + " thawed");
    Await.until(leader.name() + " knows that another leads", SETTLE_LIMIT, cluster::logs,
        () -> leader(cluster) != leader);
  }

  private static void check(Cluster cluster, Load load) {
    var truth = contents(cluster.member(0));
    load.acknowledged().forEach((key, revision) -> assertEquals(revision, truth.get(key),
        "the acknowledged write of " + key + "\n" + cluster.logs()));
    for (var member : cluster.members()) {
      assertEquals(truth, contents(member), member.name() + " holds what " + cluster.member(0).name() + " holds");
    }
    checkHashes(cluster);
    checkObservers(load, truth);
    load.histories().forEach((register, calls) -> assertEquals(Linearizability.Verdict.LINEARIZABLE,
        Linearizability.of(calls, CHECK_LIMIT), () -> "register %d with its calls %s".formatted(register, calls)));
  }

  private static void checkHashes(Cluster cluster) {
    var hashes = new HashSet<Integer>();
    for (var member : cluster.members()) {
      try (var wire = Wire.to(member)) {
        hashes.add(wire.maintenance().hashKV(HashKVRequest.getDefaultInstance()).getHash());
      }
    }
    assertEquals(1, hashes.size(), () -> "HashKV differs between members: " + hashes);
  }

  private static void checkObservers(Load load, Map<String, Long> truth) {
    var first = load.observers().getFirst().seen();
    load.observers().forEach(observer -> assertEquals(first, observer.seen(), "two watchers saw the same events"));
    var writes = first.stream()
        .filter(seen -> seen.key().startsWith(Writer.PREFIX))
        .collect(Collectors.toMap(Observer.Seen::key, Observer.Seen::revision, (a, b) -> -1L, TreeMap::new));
    assertEquals(truth, writes, "the watchers saw every write once, at its revision");
  }

  /** Every key of the writers with its revision, as this member itself has it, once it has caught up. */
  private static Map<String, Long> contents(Member member) {
    try (var wire = Wire.to(member)) {
      var contents = new TreeMap<String, Long>();
      // A linearizable read waits until the member has applied everything acknowledged.
      wire.kv().range(RangeRequest.newBuilder().setKey(PREFIX).build());
      wire.kv().range(RangeRequest.newBuilder()
              .setKey(PREFIX).setRangeEnd(PREFIX_END).setKeysOnly(true).setSerializable(true).build())
          .getKvsList().forEach(kv -> contents.put(kv.getKey().toStringUtf8(), kv.getModRevision()));
      return contents;
    }
  }

  private static Member leader(Cluster cluster) {
    var found = new Member[1];
    Await.until("a leader that knows it", SETTLE_LIMIT, cluster::logs, () -> {
      for (var member : cluster.members()) {
        var status = status(member);
        if (status.getLeader() == status.getHeader().getMemberId()) {
          found[0] = member;
          return true;
        }
      }
      return false;
    });
    return found[0];
  }

  private static StatusResponse status(Member member) {
    try (var wire = Wire.to(member, Duration.ofSeconds(2))) {
      return wire.maintenance().status(StatusRequest.getDefaultInstance());
    }
  }
}
