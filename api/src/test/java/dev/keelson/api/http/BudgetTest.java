package dev.keelson.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.keelson.api.grpc.Echo;
import dev.keelson.api.grpc.House;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one connection may make a member hold is bounded, however many streams it opens. */
@Timeout(60)
class BudgetTest {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int FRAME_BYTES_MAX = 16_384;
  private static final int WINDOW_BYTES = 65_535;
  private static final long BUDGET_BYTES = 16 << 20;
  private static final String HELLO = Wire.PREFACE + Wire.frame(Wire.SETTINGS, 0, 0, "");

  @Test
  void streams_that_nobody_reads_hold_no_more_together_than_the_budget_and_a_small_share_each() throws Exception {
    int streams = 100;
    int piece = 10_000;
    var sent = new AtomicInteger();
    var service = Echo.list((_, to) -> {
      var call = (ServerCallStreamObserver<BytesValue>) to;
      while (call.isReady()) {
        call.onNext(BytesValue.of(ByteString.copyFrom(new byte[piece])));
        sent.incrementAndGet();
      }
    });
    try (var house = new House(service); var wire = new Wire(house.address())) {
      greet(wire);
      for (int i = 0; i < streams; i++) {
        wire.send(call(1 + 2 * i, "List") + Wire.frame(DATA, END_STREAM, 1 + 2 * i, message(0)));
      }
      awaitAllTaken(wire);
      long held = (long) sent.get() * piece;
      assertTrue(held >= BUDGET_BYTES, "a stream alone may hold more than its share: " + held);
      assertTrue(held <= BUDGET_BYTES + WINDOW_BYTES + streams * (64L << 10) + streams * 2L * piece, "held: " + held);
    }
  }

  @Test
  void requests_wait_in_the_clients_window_while_it_does_not_read_its_answers() throws Exception {
    int size = 100_000;
    int calls = 190;
    var taken = new AtomicInteger();
    var service = Echo.unary((request, to) -> {
      taken.incrementAndGet();
      to.onNext(request);
      to.onCompleted();
    });
    try (var house = new House(service); var wire = new Wire(house.address())) {
      greet(wire);
      for (int i = 0; i < calls; i++) {
        wire.send(call(1 + 2 * i, "Unary") + data(1 + 2 * i, message(size), true));
      }
      awaitAllTaken(wire);
      assertTrue(taken.get() >= BUDGET_BYTES / size, "taken: " + taken.get());
      assertTrue(taken.get() <= BUDGET_BYTES / size + 2, "taken: " + taken.get());
      wire.send(Wire.frame(WINDOW_UPDATE, 0, 0, Wire.number(calls * 2 * size)));
      for (int i = 0; i < calls; i++) {
        wire.send(Wire.frame(WINDOW_UPDATE, 0, 1 + 2 * i, Wire.number(2 * size)));
      }
      for (int ended = 0; ended < calls;) {
        ended += (wire.readFrame(HEADERS).flags() & END_STREAM) == 0 ? 0 : 1;
      }
      assertEquals(calls, taken.get());
    }
  }

  @Test
  void a_client_that_begins_messages_and_does_not_end_them_is_refused_at_the_budget_and_served_otherwise()
      throws Exception {
    try (var house = new House(Echo.unary()); var wire = new Wire(house.address())) {
      greet(wire);
      var sender = new Sender(wire);
      int part = 60 * FRAME_BYTES_MAX;
      int stream = 1;
      while (sender.refusal.isEmpty()) {
        assertTrue((long) part * (stream / 2) <= BUDGET_BYTES + part, "never refused");
        wire.send(call(stream, "Unary"));
        sender.sendPart(stream, part);
        stream += 2;
      }
      assertTrue((long) part * (stream / 2) > BUDGET_BYTES, "refused too early, at stream " + stream);
      assertTrue(sender.refusal.contains("unfinished messages"), sender.refusal);
      wire.send(call(stream, "Unary") + Wire.frame(DATA, END_STREAM, stream, message(3)));
      assertEquals(message(3), wire.readFrame(DATA).payload());
    }
  }

  /** Sends within the connection's window, and notes a refusal among what comes back. */
  private static final class Sender {
    private final Wire wire;
    private long window = WINDOW_BYTES;
    private String refusal = "";

    Sender(Wire wire) {
      this.wire = wire;
    }

    /** The begin of a message of 2 MiB less one byte. */
    void sendPart(int stream, int bytes) throws IOException {
      wire.send(Wire.frame(DATA, 0, stream, "\0" + Wire.number((2 << 20) - 1)));
      for (int sent = 0; sent < bytes && refusal.isEmpty(); sent += FRAME_BYTES_MAX) {
        while (window < 2 * FRAME_BYTES_MAX && refusal.isEmpty()) {
          take(wire.readFrame());
        }
        if (refusal.isEmpty()) {
          wire.send(Wire.frame(DATA, 0, stream, "x".repeat(FRAME_BYTES_MAX)));
          window -= FRAME_BYTES_MAX + 5;
        }
      }
      if (stream > 32) { // the refusal is near: look whether it has come
        wire.send(Wire.frame(Wire.PING, 0, 0, "12345678"));
        for (var frame = wire.readFrame(); frame.type() != Wire.PING; frame = wire.readFrame()) {
          take(frame);
        }
      }
    }

    private void take(Wire.Frame frame) {
      if (frame.type() == WINDOW_UPDATE && frame.stream() == 0) {
        for (int i = 0, more = 0; i < Integer.BYTES; i++) {
          more = (more << 8) | frame.payload().charAt(i);
          window += i == Integer.BYTES - 1 ? more : 0;
        }
      } else if (frame.type() == HEADERS) {
        refusal = frame.payload();
      }
    }
  }

  /** The server's larger windows hold from the moment its settings are acknowledged. */
  private static void greet(Wire wire) throws IOException {
    wire.send(HELLO).readFrame(Wire.SETTINGS);
    wire.send(Wire.frame(Wire.SETTINGS, 1, 0, ""));
  }

  /** The loop answers a ping when it has done everything that came before. */
  private static void awaitAllTaken(Wire wire) throws IOException {
    wire.send(Wire.frame(Wire.PING, 0, 0, "abcdefgh"));
    wire.readFrame(Wire.PING);
  }

  /** A BytesValue of that many bytes, with gRPC's prefix. */
  private static String message(int bytes) {
    var length = new StringBuilder();
    for (int rest = bytes; rest > 0 || length.isEmpty(); rest >>>= 7) {
      length.append((char) (rest > 0x7f ? (rest & 0x7f) | 0x80 : rest));
    }
    var content = bytes == 0 ? "" : "\n" + length + "x".repeat(bytes);
    return "\0" + Wire.number(content.length()) + content;
  }

  private static String data(int stream, String payload, boolean last) {
    var frames = new StringBuilder();
    for (int from = 0; from < payload.length(); from += FRAME_BYTES_MAX) {
      int to = Math.min(payload.length(), from + FRAME_BYTES_MAX);
      frames.append(Wire.frame(DATA, last && to == payload.length() ? END_STREAM : 0, stream,
          payload.substring(from, to)));
    }
    return frames.toString();
  }

  private static String call(int stream, String method) {
    var headers = Wire.headers(
        ":method", "POST", ":scheme", "http", ":path", "/test.Echo/" + method,
        ":authority", "h", "content-type", "application/grpc", "te", "trailers");
    return Wire.frame(HEADERS, END_HEADERS, stream, headers);
  }
}
