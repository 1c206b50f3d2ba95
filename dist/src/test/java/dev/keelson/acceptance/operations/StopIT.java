package dev.keelson.acceptance.operations;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.StatusRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** SIGTERM: the member ends, another leads at once, nothing that was acknowledged is gone. */
final class StopIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void a_leader_that_is_told_to_stop_hands_over_and_ends() {
    try (var cluster = Cluster.start(Program.underTest(), 3)) {
      var leader = leader(cluster);
      var other = cluster.members().stream().filter(member -> member != leader).findFirst().orElseThrow();
      try (var wire = Wire.to(other)) {
        wire.kv().put(put("before"));
        long begin = System.nanoTime();
        var stopped = leader.stop();
        Await.until("a write on " + other.name(), LIMIT, cluster::logs,
            () -> wire.kv().put(put("after")).hasHeader());
        var written = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("stop: the leader ended in %d ms, the next write was acknowledged %d ms after SIGTERM%n",
            stopped.toMillis(), written.toMillis());
        assertNotEquals(leader, leader(cluster));
      }
      leader.restart();
    }
  }

  private static PutRequest put(String key) {
    return PutRequest.newBuilder().setKey(ByteString.copyFromUtf8(key)).build();
  }

  private static Member leader(Cluster cluster) {
    var found = new Member[1];
    Await.until("a leader", LIMIT, cluster::logs, () -> {
      for (var member : cluster.members()) {
        if (member.isAlive() && leads(member)) {
          found[0] = member;
        }
      }
      return found[0] != null;
    });
    assertTrue(found[0].isAlive());
    return found[0];
  }

  private static boolean leads(Member member) {
    try (var wire = Wire.to(member)) {
      var status = wire.maintenance().status(StatusRequest.getDefaultInstance());
      return status.getLeader() == status.getHeader().getMemberId();
    }
  }
}
