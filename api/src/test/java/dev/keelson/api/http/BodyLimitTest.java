package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.grpc.House;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bodies of more than 1,000 bytes. */
@Timeout(30)
class BodyLimitTest {
  private static final String CHUNK = "1f4\r\n" + "x".repeat(500) + "\r\n";

  private final HttpHandler handler = new HttpHandler() {
    @Override
    public void handle(HttpCall call) {
      call.respond(200, "text/plain", bytes("fine"));
    }

    @Override
    public void refuseBody(HttpCall call) {
      call.respond(413, "text/plain", bytes(call.path() + " is too long, of which " + call.body().length));
    }
  };

  @Test
  void the_handler_says_so_before_a_body_that_announces_itself() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      var answer = wire.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\n\r\n").readAll();
      assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
      assertTrue(answer.endsWith("/a is too long, of which 0"), answer);
    }
  }

  @Test
  void and_within_one_that_does_not() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      wire.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + CHUNK.repeat(3));
      wire.readUntil("/a is too long, of which 0");
    }
  }

  @Test
  void and_on_a_stream_of_http_2_whose_neighbours_go_on() throws Exception {
    try (var house = house(); var wire = new Wire(house.address())) {
      wire.send(Wire.PREFACE + Wire.frame(Wire.SETTINGS, 0, 0, "")
          + Wire.frame(1, 4, 1, post()) + Wire.frame(0, 0, 1, "x".repeat(600)) + Wire.frame(0, 0, 1, "x".repeat(600)));
      assertEquals("/a is too long, of which 0", wire.readFrame(0).payload());
      wire.send(Wire.frame(0, 0, 1, "x".repeat(600)) + Wire.frame(1, 5, 3, post()));
      assertEquals("fine", wire.readFrame(0).payload());
    }
  }

  private static String post() {
    return Wire.headers(":method", "POST", ":path", "/a", ":scheme", "http", ":authority", "h");
  }

  private House house() throws IOException {
    return new House(Http1Test.SMALL, CallMetrics.NONE, handler);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
