package dev.keelson.acceptance.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Await;
import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Member;
import dev.keelson.acceptance.cluster.Program;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** One member becomes three and one again, with the data on all of them. */
final class MembersIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final String HEX = "####";

  /** So few entries between snapshots that a newcomer cannot live on the log alone. */
  private static final String FEW = "--snapshot-count=20";

  @Test
  void one_member_becomes_three_and_one_again() {
    try (var cluster = Cluster.start(Program.underTest(), 1, "--enable-v2", FEW)) {
      var first = cluster.member(0);
      write(first, 50);
      var second = cluster.newcomer();
      assertEquals("Added member named m2 with ID " + HEX + " to cluster",
          masked(Ran.v2(first, "member", "add", "m2", second.peerUrl()).good()).lines().findFirst().orElse(""));
      second.restart();
      write(second, 60);
      var third = cluster.newcomer();
      soon(cluster, () -> Ran.v3(second, "member", "add", "m3", "--peer-urls=" + third.peerUrl()));
      third.restart();
      write(third, 70);
      assertSame(cluster);
      cluster.members().forEach(Member::kill);
      cluster.members().forEach(Member::start);
      cluster.members().forEach(Member::awaitReady);
      assertSame(cluster);
      remove(cluster, third, first);
      write(first, 80);
      remove(cluster, first, second);
      write(second, 90);
      assertSame(cluster);
      second.kill();
      second.restart();
      write(second, 100);
      assertSame(cluster);
      assertEquals(1, Ran.v3(second, "member", "list").good().lines().count());
    }
  }

  /** {@code number} keys in both stores. */
  private static void write(Member at, int number) {
    for (int i = 0; i < number; i += 10) {
      Ran.v3(at, "put", "/v3/" + number + "/" + i, "value").good();
      Ran.v2(at, "set", "/v2/" + number + "/" + i, "value").good();
    }
  }

  private static void remove(Cluster cluster, Member leaving, Member at) {
    var id = id(at, leaving);
    soon(cluster, () -> Ran.v3(at, "member", "remove", id));
    assertEquals(0, leaving.running().awaitExit(LIMIT), leaving::log);
    cluster.forget(leaving);
  }

  private static String id(Member at, Member of) {
    return Ran.v3(at, "member", "list").good().lines().filter(line -> line.contains(of.peerUrl()))
        .map(line -> line.split(",", 2)[0]).findFirst().orElseThrow();
  }

  /** A cluster refuses changes until all its members have been connected for five seconds. */
  private static void soon(Cluster cluster, Supplier<Ran> change) {
    Await.until("the cluster can change", LIMIT, cluster::logs, () -> {
      var ran = change.get();
      assertTrue(ran.exitCode() == 0 || ran.output().contains("unhealthy cluster"), ran::toString);
      return ran.exitCode() == 0;
    });
  }

  private static void assertSame(Cluster cluster) {
    for (String[] read : new String[][] {
        {"3", "get", "--prefix", "/", "--consistency=s"}, {"3", "member", "list"}, {"2", "ls", "-r", "--sort", "/"}}) {
      var expected = Ran.of(read[0], cluster.member(0), tail(read)).good();
      for (var member : cluster.members()) {
        Await.until(member.name() + " has the same", LIMIT, cluster::logs,
            () -> expected.equals(Ran.of(read[0], member, tail(read)).good()));
      }
    }
  }

  private static String[] tail(String[] words) {
    return Arrays.copyOfRange(words, 1, words.length);
  }

  private static String masked(String output) {
    return output.replaceAll("\\b[0-9a-f]{14,16}\\b", HEX);
  }
}
