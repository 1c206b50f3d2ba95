package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.grpc.Echo;
import dev.keelson.api.grpc.House;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Http2Test {
  private static final int HEADERS = 1;
  private static final int DATA = 0;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final String HELLO = Wire.PREFACE + Wire.frame(Wire.SETTINGS, 0, 0, "");

  @Test
  void a_plain_request_over_http2_reaches_the_http_handler() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.send(HELLO + get(1, "/a"));
      assertEquals("GET /a", wire.readFrame(DATA).payload());
    }
  }

  @Test
  void a_call_may_arrive_byte_by_byte() throws Exception {
    try (var house = new House(Echo.unary()); var wire = new Wire(house.address())) {
      var message = "\0\0\0\0\4\n\2hi";
      var half = message.length() / 2;
      wire.sendSlowly(HELLO
          + call(1)
          + Wire.frame(DATA, 0, 1, message.substring(0, half))
          + Wire.frame(DATA, END_STREAM, 1, message.substring(half)));
      assertEquals(message, wire.readFrame(DATA).payload());
      assertTrue(wire.readFrame(HEADERS).payload().contains("grpc-status"));
    }
  }

  @Test
  void a_client_that_pings_too_often_is_asked_to_leave() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.send(HELLO + Wire.frame(Wire.PING, 0, 0, "12345678").repeat(6));
      var goAway = wire.readFrame(Wire.GOAWAY);
      assertEquals(Wire.number(11) + "too_many_pings", goAway.payload().substring(4));
      wire.readAll();
    }
  }

  @Test
  void pings_at_the_permitted_pace_are_answered() throws Exception {
    var patient = withPings(Duration.ZERO, Duration.ofHours(2));
    try (var house = new House(patient, CallMetrics.NONE, House.HELLO); var wire = new Wire(house.address())) {
      wire.send(HELLO);
      for (int i = 0; i < 20; i++) {
        wire.send(Wire.frame(Wire.PING, 0, 0, "abcdefgh"));
        assertEquals("abcdefgh", wire.readFrame(Wire.PING).payload());
      }
    }
  }

  @Test
  void a_client_that_does_not_answer_pings_is_hung_up_on() throws Exception {
    var nervous = withPings(Duration.ofSeconds(5), Duration.ofMillis(50));
    try (var house = new House(nervous, CallMetrics.NONE, House.HELLO); var wire = new Wire(house.address())) {
      wire.send(HELLO).readFrame(Wire.PING);
      wire.readAll();
    }
  }

  @Test
  void a_flood_of_resets_is_cut_off() throws Exception {
    try (var house = new House(Echo.talk(to -> to)); var wire = new Wire(house.address())) {
      wire.send(HELLO);
      var sender = Thread.startVirtualThread(() -> flood(wire));
      var frame = wire.readFrame(Wire.GOAWAY);
      assertEquals(Wire.number(11), frame.payload().substring(4, 8), "ENHANCE_YOUR_CALM");
      wire.readAll();
      sender.join();
    }
  }

  @Test
  void a_frame_that_is_too_large_ends_the_connection() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.send(HELLO + Wire.frame(HEADERS, END_HEADERS, 1, "x".repeat(20_000)));
      wire.readFrame(Wire.GOAWAY);
      wire.readAll();
    }
  }

  @Test
  void an_unknown_encoding_is_refused_and_the_known_one_named() throws Exception {
    try (var house = new House(Echo.unary()); var wire = new Wire(house.address())) {
      wire.send(HELLO + call(1, "grpc-encoding", "snappy"));
      var answer = wire.readFrame(HEADERS).payload();
      assertTrue(answer.contains("grpc-accept-encoding"), answer);
      assertEquals(Wire.number(0), wire.readFrame(Wire.RST_STREAM).payload());
    }
  }

  @Test
  void idle_connections_are_cheap_and_do_not_stop_others() throws Exception {
    int count = Math.min(10_000, connectionsMax());
    try (var house = new House()) {
      var idle = new ArrayList<Wire>();
      try {
        for (int i = 0; i < count; i++) {
          idle.add(new Wire(house.address()));
        }
        for (var one : List.of(idle.getFirst(), idle.getLast())) {
          one.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n").readUntil("GET /a");
        }
      } finally {
        for (var one : idle) {
          one.close();
        }
      }
    }
  }

  /** Both ends of a connection are in this process, and some files must be left for everybody else. */
  private static int connectionsMax() {
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long free = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
    return (int) Math.min(Integer.MAX_VALUE, (free - 200) / 2);
  }

  @Test
  void an_address_in_use_is_named() throws Exception {
    try (var house = new House()) {
      var taken = house.address();
      var refused = assertThrows(IOException.class, () -> open(taken));
      assertEquals(
          "listen tcp 127.0.0.1:" + taken.getPort() + ": bind: address already in use", refused.getMessage());
      assertTrue(refused.getCause() instanceof BindException || refused.getCause() instanceof IOException);
    }
  }

  private static void open(InetSocketAddress address) throws IOException {
    FrontDoor.open(
        Entrance.plain(List.of(address)), List.of(), House.HELLO, FrontDoorLimits.DEFAULT, CallMetrics.NONE,
        Runnable::run).close();
  }

  private static FrontDoorLimits withPings(Duration intervalMin, Duration keepAlive) {
    return new FrontDoorLimits(
        1, 2 << 20, 1_000, 100, 1 << 20, intervalMin, keepAlive, Duration.ofMillis(100), Duration.ofSeconds(5));
  }

  private static void flood(Wire wire) {
    try {
      for (int i = 1; i < 60_000; i += 2) {
        wire.send(call(i) + Wire.frame(Wire.RST_STREAM, 0, i, Wire.number(8)));
      }
    } catch (IOException _) {
      // cut off, as it should be
    }
  }

  private static String get(int stream, String path) {
    var headers = Wire.headers(":method", "GET", ":scheme", "http", ":path", path, ":authority", "h");
    return Wire.frame(HEADERS, END_HEADERS | END_STREAM, stream, headers);
  }

  private static String call(int stream, String... more) {
    var headers = Wire.headers(
        ":method", "POST", ":scheme", "http", ":path", stream == 1 ? "/test.Echo/Unary" : "/test.Echo/Talk",
        ":authority", "h", "content-type", "application/grpc", "te", "trailers");
    return Wire.frame(HEADERS, END_HEADERS, stream, headers + Wire.headers(more));
  }
}
