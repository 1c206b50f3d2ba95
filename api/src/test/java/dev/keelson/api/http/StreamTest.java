package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.grpc.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that go out piece by piece. */
@Timeout(30)
class StreamTest {
  private final LinkedBlockingQueue<AnswerStream> streams = new LinkedBlockingQueue<>();

  private final HttpHandler handler = call -> {
    if (call.path().equals("/whole")) {
      call.respond(200, "text/plain", bytes("whole"));
    } else {
      streams.add(call.begin(200, "text/plain", Map.of("X-A", "b")));
    }
  };

  @Test
  void the_head_leaves_before_the_first_piece_and_each_piece_is_a_chunk() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      var head = wire.send(request("GET", "1.1")).readUntil("\r\n\r\n");
      assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
      assertTrue(head.contains("transfer-encoding: chunked\r\n"), head);
      assertFalse(head.contains("content-length"), head);
      var stream = streams.take();
      var sent = new CountDownLatch(1);
      stream.write(bytes("one"), sent::countDown);
      assertEquals("3\r\none\r\n", wire.readUntil("one\r\n"));
      sent.await();
      stream.write(bytes("three"), () -> {});
      assertEquals("5\r\nthree\r\n", wire.readUntil("three\r\n"));
      stream.end();
      assertEquals("0\r\n\r\n", wire.readUntil("\r\n\r\n"));
    }
  }

  @Test
  void after_the_end_the_connection_serves_the_next_request_also_one_sent_ahead() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      wire.send(request("GET", "1.1") + "GET /whole HTTP/1.1\r\nHost: h\r\n\r\n").readUntil("\r\n\r\n");
      streams.take().end();
      wire.readUntil("0\r\n\r\n");
      wire.readUntil("whole");
      wire.send(request("GET", "1.1")).readUntil("\r\n\r\n");
      streams.take().end();
    }
  }

  @Test
  void to_a_client_of_http_1_0_pieces_go_bare_until_the_connection_ends() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      assertFalse(wire.send(request("GET", "1.0")).readUntil("\r\n\r\n").contains("chunked"));
      var stream = streams.take();
      stream.write(bytes("one"), () -> {});
      stream.end();
      assertEquals("one", wire.readAll());
    }
  }

  @Test
  void a_client_that_leaves_is_noticed() throws Exception {
    try (var house = house()) {
      var gone = new CountDownLatch(1);
      try (var wire = new Wire(house.address())) {
        wire.send(request("GET", "1.1")).readUntil("\r\n\r\n");
        streams.take().onGone(gone::countDown);
      }
      gone.await();
    }
  }

  @Test
  void a_door_that_closes_cuts_the_answer_off() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      wire.send(request("GET", "1.1")).readUntil("\r\n\r\n");
      var gone = new CountDownLatch(1);
      streams.take().onGone(gone::countDown);
      house.door().close();
      assertEquals("", wire.readAll());
      gone.await();
    }
  }

  @Test
  void http_2_has_it_as_frames() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      wire.send(Wire.PREFACE + Wire.frame(Wire.SETTINGS, 0, 0, "") + Wire.frame(1, 5, 1, Wire.headers(
          ":method", "GET", ":path", "/", ":scheme", "http", ":authority", "h")));
      assertEquals(4, wire.readFrame(1).flags(), "headers end, the stream does not");
      var stream = streams.take();
      stream.write(bytes("one"), () -> {});
      assertEquals("one", wire.readFrame(0).payload());
      stream.end();
      assertEquals(1, wire.readFrame(0).flags());
    }
  }

  private House house() throws IOException {
    return new House(FrontDoorLimits.DEFAULT, CallMetrics.NONE, handler);
  }

  private static String request(String method, String version) {
    return method + " / HTTP/" + version + "\r\nHost: h\r\n\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
