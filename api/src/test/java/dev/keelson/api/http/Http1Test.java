package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.grpc.House;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class Http1Test {
  static final FrontDoorLimits SMALL = new FrontDoorLimits(
      1,
      2 << 20,
      1_000,
      100,
      1 << 20,
      Duration.ofSeconds(5),
      Duration.ofHours(2),
      Duration.ofSeconds(20),
      Duration.ofMillis(200));

  @Test
  void requests_on_one_connection_are_answered_one_after_the_other() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      assertTrue(wire.send(get("/a")).readUntil("GET /a").startsWith("HTTP/1.1 200 OK\r\n"));
      assertTrue(wire.send(get("/b")).readUntil("GET /b").contains("content-length: 6\r\n"));
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order_also_when_answers_come_late() throws Exception {
    var calls = new LinkedBlockingQueue<HttpCall>();
    try (var house = new House(FrontDoorLimits.DEFAULT, CallMetrics.NONE, calls::add);
        var wire = new Wire(house.address())) {
      wire.send(get("/1") + get("/2") + get("/3"));
      for (int i = 1; i <= 3; i++) {
        var call = calls.take();
        assertEquals("/" + i, call.path());
        assertTrue(calls.isEmpty(), "the next one waits");
        call.respond(200, "text/plain", ("answer " + i).getBytes(StandardCharsets.UTF_8));
        wire.readUntil("answer " + i);
      }
    }
  }

  @Test
  void a_request_may_arrive_byte_by_byte() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.sendSlowly("PUT /x?y=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc").readUntil("PUT /x");
    }
  }

  @Test
  void head_has_the_length_but_not_the_body() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      var answer = wire.send("HEAD /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").readAll();
      assertTrue(answer.contains("content-length: 7\r\n"), answer);
      assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }
  }

  @Test
  void a_client_that_asks_first_is_told_to_go_on() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.send("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", wire.readUntil("\r\n\r\n"));
      wire.send("hi").readUntil("POST /a");
    }
  }

  @Test
  void a_body_over_the_limit_is_refused() throws Exception {
    assertRefused("413", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n");
    var chunk = "1f4\r\n" + "x".repeat(500) + "\r\n";
    assertRefused("413", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk);
  }

  @Test
  void headers_over_the_limit_are_refused() throws Exception {
    assertRefused("431", "GET / HTTP/1.1\r\nHost: h\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
    assertRefused("431", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  @Test
  void what_is_no_request_is_refused() throws Exception {
    assertRefused("400", "GET / HTTP/1.1\r\n\r\n");
    assertRefused("400", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n");
    assertRefused("400", "\u0001\u0002\u0003garbage\r\n\r\n");
    assertRefused("400", "PRI * HTTP/1.1\r\n\r\n");
  }

  @Test
  void half_a_request_is_cut_off_in_time() throws Exception {
    assertCutOff("GET / HTT");
    assertCutOff("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc");
    assertCutOff("PRI * HTTP/2.0\r\n\r\n");
  }

  @Test
  void a_handler_that_throws_has_answered_500() throws Exception {
    HttpHandler broken = _ -> {
      throw new IllegalStateException("a handler broke, as this test wants");
    };
    try (var house = new House(SMALL, CallMetrics.NONE, broken); var wire = new Wire(house.address())) {
      assertTrue(wire.send(get("/")).readUntil("Internal Server Error").startsWith("HTTP/1.1 500 "));
    }
  }

  @Test
  void an_idle_connection_hears_when_the_door_closes() throws Exception {
    try (var house = new House(); var wire = new Wire(house.address())) {
      wire.send(get("/a")).readUntil("GET /a");
      house.door().close();
      assertEquals("", wire.readAll());
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  private static void assertRefused(String status, String request) throws Exception {
    try (var house = new House(SMALL, CallMetrics.NONE, House.HELLO); var wire = new Wire(house.address())) {
      var answer = wire.send(request).readAll();
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
      assertTrue(answer.contains("connection: close\r\n"), answer);
    }
  }

  private static void assertCutOff(String request) throws Exception {
    try (var house = new House(SMALL, CallMetrics.NONE, House.HELLO); var wire = new Wire(house.address())) {
      assertEquals("", wire.send(request).readAll());
    }
  }
}
