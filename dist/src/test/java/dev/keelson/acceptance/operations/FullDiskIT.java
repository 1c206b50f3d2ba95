package dev.keelson.acceptance.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.AlarmType;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** No room left: writes are refused with etcd's words, reads and deletes go on, and nothing acknowledged is lost. */
final class FullDiskIT {
  private static final int VALUE_BYTES = 256 * 1024;
  private static final int WRITES_MAX = 4_000;
  private static final ByteString PREFIX = ByteString.copyFromUtf8("k");
  private static final ByteString PREFIX_END = ByteString.copyFromUtf8("l");

  @Test
  void a_full_quota_makes_the_member_read_only_with_an_alarm() {
    try (var cluster = Cluster.start(Program.ours(), 1, "--quota-backend-bytes=16777216")) {
      fillUpAndCheck(cluster);
    }
  }

  /** Needs root, for the small file system; without it the disk is left alone and the quota has to do. */
  @Test
  void a_full_disk_makes_the_member_read_only_with_an_alarm() throws Exception {
    try (var cluster = Cluster.prepare(Program.ours(), 1)) {
      if (!run("mount", "-t", "tmpfs", "-o", "size=256m", "keelson-test", cluster.home().toString())) {
        System.out.println("full disk: not tried, because mounting a file system needs root");
        return;
      }
      try {
        cluster.member(0).restart();
        fillUpAndCheck(cluster);
      } catch (StatusRuntimeException broken) {
        throw new AssertionError(broken + "\n" + cluster.logs(), broken);
      } finally {
        cluster.member(0).kill();
        assertTrue(unmount(cluster.home()), "the test's file system is unmounted");
      }
    }
  }

  private static void fillUpAndCheck(Cluster cluster) {
    int acknowledged;
    try (var wire = Wire.to(cluster.member(0))) {
      acknowledged = fillUp(wire, cluster);
      assertEquals(acknowledged, count(wire));
      assertTrue(hasAlarm(wire), "an alarm NOSPACE is raised\n" + cluster.logs());
      var deleted = wire.kv().deleteRange(DeleteRangeRequest.newBuilder().setKey(key(0)).build());
      assertEquals(1, deleted.getDeleted(), "deleting goes on");
    }
    cluster.member(0).kill();
    cluster.member(0).restart();
    try (var wire = Wire.to(cluster.member(0))) {
      assertEquals(acknowledged - 1, count(wire), "what was acknowledged is there after a restart\n" + cluster.logs());
      assertTrue(hasAlarm(wire), "the alarm survives a restart");
      assertEquals(Optional.of("RESOURCE_EXHAUSTED etcdserver: mvcc: database space exceeded"), refusal(wire, 0));
    }
  }

  /** How many writes were acknowledged before the first refusal. */
  private static int fillUp(Wire wire, Cluster cluster) {
    for (int i = 0; i < WRITES_MAX; i++) {
      var refused = refusal(wire, i);
      if (refused.isPresent()) {
        assertEquals("RESOURCE_EXHAUSTED etcdserver: mvcc: database space exceeded", refused.get(), cluster::logs);
        return i;
      }
    }
    throw new AssertionError(WRITES_MAX + " writes of 256 KiB were all accepted\n" + cluster.logs());
  }

  private static Optional<String> refusal(Wire wire, int i) {
    try {
      wire.kv().put(PutRequest.newBuilder()
          .setKey(key(i)).setValue(ByteString.copyFrom(incompressible(i))).build());
      return Optional.empty();
    } catch (StatusRuntimeException refused) {
      Status status = refused.getStatus();
      return Optional.of(status.getCode() + " " + status.getDescription());
    }
  }

  /** Zeros would be compressed to nothing. */
  private static byte[] incompressible(int seed) {
    var value = new byte[VALUE_BYTES];
    new SplittableRandom(seed).nextBytes(value);
    return value;
  }

  private static ByteString key(int i) {
    return PREFIX.concat(ByteString.copyFromUtf8(Integer.toString(i)));
  }

  private static long count(Wire wire) {
    return wire.kv().range(RangeRequest.newBuilder()
        .setKey(PREFIX).setRangeEnd(PREFIX_END).setCountOnly(true).build()).getCount();
  }

  private static boolean hasAlarm(Wire wire) {
    return wire.maintenance().alarm(AlarmRequest.getDefaultInstance()).getAlarmsList().stream()
        .anyMatch(alarm -> alarm.getAlarm() == AlarmType.NOSPACE);
  }

  private static boolean unmount(Path directory) throws IOException, InterruptedException {
    return run("umount", directory.toString());
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
  }
}
