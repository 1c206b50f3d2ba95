package dev.keelson.etcdctl.http2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.SystemTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ConnectionTest {
  private static final List<HeaderField> REQUEST =
      List.of(new HeaderField(":method", "POST"), new HeaderField(":path", "/x"));

  private FakePeer peer;
  private Connection connection;

  @BeforeEach
  void connect() throws IOException {
    peer = FakePeer.listen();
    connection = peer.connect();
  }

  @AfterEach
  void disconnect() throws IOException {
    connection.close();
    peer.close();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(20), new SystemTime());
  }

  private static Arrival arrival(Exchange exchange) throws InterruptedException {
    var arrival = exchange.receive(soon());
    assertNotNull(arrival, "nothing came");
    return arrival;
  }

  @Test
  void fields_data_and_trailers_come_in_order() throws Exception {
    var exchange = connection.start(REQUEST);
    assertEquals(1, peer.next(Frame.HEADERS).stream());
    peer.respond(1, List.of(new HeaderField(":status", "200")), false);
    peer.send(Frame.DATA, 0, 1, 7, 8);
    peer.respond(1, List.of(new HeaderField("grpc-status", "0")), true);
    assertEquals(new Arrival.Fields(List.of(new HeaderField(":status", "200")), false), arrival(exchange));
    assertEquals(2, assertInstanceOf(Arrival.Data.class, arrival(exchange)).bytes().remaining());
    assertEquals(new Arrival.Fields(List.of(new HeaderField("grpc-status", "0")), true), arrival(exchange));
    assertTrue(connection.isIdle());
  }

  @Test
  void padding_is_taken_off_and_still_costs_window() throws Exception {
    var exchange = connection.start(REQUEST);
    peer.send(Frame.DATA, Frame.PADDED, 1, 3, 42, 0, 0, 0);
    var data = assertInstanceOf(Arrival.Data.class, arrival(exchange));
    assertEquals(42, data.bytes().get());
    assertFalse(data.bytes().hasRemaining());
    assertEquals(5, data.cost());
  }

  @Test
  void a_sender_waits_until_there_is_room() throws Exception {
    var exchange = connection.start(REQUEST);
    var bytes = Http2Limits.WINDOW_BYTES_INITIAL + 10;
    var sent = CompletableFuture.runAsync(() -> send(exchange, new byte[bytes]));
    var arrived = 0;
    while (arrived < Http2Limits.WINDOW_BYTES_INITIAL) {
      arrived += peer.next(Frame.DATA).length();
    }
    assertEquals(Http2Limits.WINDOW_BYTES_INITIAL, arrived);
    assertFalse(sent.isDone());
    peer.send(Frame.WINDOW_UPDATE, 0, 1, 0, 0, 0, 100);
    peer.send(Frame.WINDOW_UPDATE, 0, 0, 0, 0, 0, 100);
    var last = peer.next(Frame.DATA);
    assertEquals(10, last.length());
    assertTrue(last.has(Frame.END_STREAM));
    sent.get(20, TimeUnit.SECONDS);
  }

  private static void send(Exchange exchange, byte[] bytes) {
    try {
      exchange.send(bytes, true, soon());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_smaller_initial_window_counts_for_open_streams_too() throws Exception {
    var exchange = connection.start(REQUEST);
    peer.send(Frame.SETTINGS, 0, 0, 0, 4, 0, 0, 0, 5);
    peer.next(Frame.SETTINGS); // ours
    peer.next(Frame.SETTINGS); // our acknowledgement of the empty ones
    peer.next(Frame.SETTINGS); // and of these
    var sent = CompletableFuture.runAsync(() -> send(exchange, new byte[8]));
    assertEquals(5, peer.next(Frame.DATA).length());
    peer.send(Frame.WINDOW_UPDATE, 0, 1, 0, 0, 0, 3);
    assertEquals(3, peer.next(Frame.DATA).length());
    sent.get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_reset_ends_one_stream_and_no_other() throws Exception {
    var first = connection.start(REQUEST);
    var second = connection.start(REQUEST);
    peer.send(Frame.RST_STREAM, 0, 1, 0, 0, 0, 7);
    assertEquals(new Arrival.Reset(ErrorCode.REFUSED_STREAM), arrival(first));
    peer.respond(3, List.of(new HeaderField(":status", "200")), true);
    assertInstanceOf(Arrival.Fields.class, arrival(second));
  }

  @Test
  void after_goaway_streams_above_the_last_are_unprocessed_and_new_ones_refused() throws Exception {
    var first = connection.start(REQUEST);
    var second = connection.start(REQUEST);
    peer.send(Frame.GOAWAY, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
    assertTrue(assertInstanceOf(Arrival.Lost.class, arrival(second)).unprocessed());
    peer.respond(1, List.of(new HeaderField(":status", "200")), true);
    assertInstanceOf(Arrival.Fields.class, arrival(first));
    assertTrue(connection.hasEnded());
    assertTrue(assertInstanceOf(Arrival.Lost.class, arrival(connection.start(REQUEST))).unprocessed());
  }

  @Test
  void a_lost_connection_is_told_to_every_stream() throws Exception {
    var exchange = connection.start(REQUEST);
    peer.next(Frame.HEADERS);
    peer.close();
    assertFalse(assertInstanceOf(Arrival.Lost.class, arrival(exchange)).unprocessed());
  }

  @Test
  void a_frame_for_a_stream_that_never_was_ends_the_connection() throws Exception {
    var exchange = connection.start(REQUEST);
    peer.send(Frame.DATA, 0, 9, 1);
    assertInstanceOf(Arrival.Lost.class, arrival(exchange));
    assertEquals(ErrorCode.PROTOCOL_ERROR.number(), peer.next(Frame.GOAWAY).payload().getInt(4));
  }

  @Test
  void a_ping_is_answered_with_its_own_octets() throws Exception {
    peer.send(Frame.PING, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    var answer = peer.next(Frame.PING);
    assertTrue(answer.has(Frame.ACK));
    assertEquals(0x0102030405060708L, answer.payload().getLong());
  }

  @Test
  void a_cancelled_stream_is_reset_and_what_still_comes_for_it_is_dropped() throws Exception {
    var exchange = connection.start(REQUEST);
    exchange.cancel();
    assertEquals(ErrorCode.CANCEL.number(), peer.next(Frame.RST_STREAM).payload().getInt());
    peer.send(Frame.DATA, 0, 1, 1);
    var other = connection.start(REQUEST);
    peer.respond(3, List.of(new HeaderField(":status", "200")), true);
    assertInstanceOf(Arrival.Fields.class, arrival(other));
  }

  @Test
  void room_is_given_back_once_half_of_it_is_taken() throws Exception {
    var exchange = connection.start(REQUEST);
    var piece = new int[Http2Limits.FRAME_BYTES_MAX];
    for (var i = 0; i < Http2Limits.RECEIVE_WINDOW_BYTES / 2 / piece.length; i++) {
      peer.send(Frame.DATA, 0, 1, piece);
      assertInstanceOf(Arrival.Data.class, arrival(exchange));
    }
    peer.next(Frame.WINDOW_UPDATE); // the connection's, right at the start
    assertEquals(Http2Limits.RECEIVE_WINDOW_BYTES / 2, peer.next(Frame.WINDOW_UPDATE).payload().getInt());
    assertEquals(Http2Limits.RECEIVE_WINDOW_BYTES / 2, peer.next(Frame.WINDOW_UPDATE).payload().getInt());
  }
}
