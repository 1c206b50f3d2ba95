package dev.keelson.acceptance.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Ports;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.cluster.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A start that cannot succeed says why in one sentence, exits with a code, and leaves data alone. */
final class StartIT {
  private static final Duration EXIT_LIMIT = Duration.ofSeconds(30);

  @Test
  void an_unknown_flag_is_named() {
    assertRefused(List.of("--nonsense=1"), "nonsense");
  }

  @Test
  void a_bad_value_is_named_with_its_flag() {
    assertRefused(List.of("--heartbeat-interval=soon"), "heartbeat-interval", "soon");
  }

  @Test
  void an_initial_cluster_without_this_member_is_refused() {
    assertRefused(List.of("--initial-cluster=other=http://127.0.0.1:1"), "m1", "initial-cluster");
  }

  @Test
  void peer_urls_that_differ_from_the_initial_cluster_are_refused() {
    assertRefused(List.of("--initial-cluster=m1=http://127.0.0.1:1"), "initial-cluster");
  }

  @Test
  void a_client_port_in_use_is_named() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var address = "127.0.0.1:" + taken.getLocalPort();
      assertRefused(List.of("--listen-client-urls=http://" + address), address, "in use");
    }
  }

  @Test
  void a_peer_port_in_use_is_named() throws IOException {
    try (var cluster = Cluster.prepare(Program.ours(), 1);
        var _ = new ServerSocket(cluster.member(0).peerPort(), 1, InetAddress.getLoopbackAddress())) {
      assertEnds(cluster.member(0).startWith(), Integer.toString(cluster.member(0).peerPort()), "in use");
    }
  }

  @Test
  void a_data_directory_that_another_process_uses_is_refused_and_that_process_goes_on() {
    try (var cluster = Cluster.start(Program.ours(), 1)) {
      var member = cluster.member(0);
      var second = member.startWith("--listen-client-urls=http://127.0.0.1:" + Ports.free());
      assertEnds(second, member.dataDirectory().toString(), "in use");
      assertTrue(member.isAlive());
    }
  }

  @Test
  void a_data_directory_of_another_cluster_is_refused_and_works_again_with_its_own_flags() {
    try (var cluster = Cluster.start(Program.ours(), 1)) {
      var member = cluster.member(0);
      member.stop();
      var elsewhere = "http://127.0.0.1:" + Ports.free();
      assertEnds(member.startWith("--initial-cluster-token=another", "--listen-peer-urls=" + elsewhere,
          "--initial-advertise-peer-urls=" + elsewhere, "--initial-cluster=m1=" + elsewhere),
          member.dataDirectory().toString(), "cluster");
      member.restart();
    }
  }

  @Test
  void a_data_directory_of_another_format_is_refused_and_left_as_it_was() throws IOException {
    try (var cluster = Cluster.start(Program.ours(), 1)) {
      var member = cluster.member(0);
      member.stop();
      var identity = member.dataDirectory().resolve("member").resolve("identity");
      var original = Files.readString(identity);
      var later = original.replaceFirst("keelson-data-format \\d+", "keelson-data-format 999");
      assertNotEquals(original, later, "the identity file names its format");
      Files.writeString(identity, later);
      assertEnds(member.startWith(), "format", "999");
      assertEquals(later, Files.readString(identity));
      Files.writeString(identity, original);
      member.restart();
    }
  }

  private static void assertRefused(List<String> flags, String... words) {
    try (var cluster = Cluster.prepare(Program.ours(), 1)) {
      assertEnds(cluster.member(0).startWith(flags.toArray(String[]::new)), words);
    }
  }

  /** It ends by itself, not with 0, and one line of its output holds all the words. */
  private static void assertEnds(ServerProcess process, String... words) {
    try {
      int exit = process.awaitExit(EXIT_LIMIT);
      assertNotEquals(0, exit, process::tail);
      assertTrue(process.tail().lines().anyMatch(line -> List.of(words).stream().allMatch(line::contains)),
          () -> "no line holds all of " + List.of(words) + ":\n" + process.tail());
      assertTrue(process.tail().lines().noneMatch(line -> line.startsWith("\tat ")),
          () -> "a sentence, not a stack trace:\n" + process.tail());
    } finally {
      if (process.isAlive()) {
        process.kill();
      }
    }
  }
}
