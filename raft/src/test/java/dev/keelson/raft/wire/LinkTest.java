package dev.keelson.raft.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.raft.PeerPages;
import dev.keelson.raft.traffic.PeerTraffic;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.model.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LinkTest {
  private static final long CLUSTER = 0xc1;
  private static final long CALLER = 1;
  private static final long CALLED = 2;
  private static final int PAYLOAD_BYTES_MAX = 1 << 20;

  private final List<Throwable> faults = new ArrayList<>();
  private final NettyLoop loop = NettyLoop.start("link-test", faults::add);
  private InetSocketAddress address = new InetSocketAddress(0);
  private PeerDoor door = door(CLUSTER);
  private Links links = links(Duration.ofSeconds(20));

  @BeforeEach
  void open() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
    }
    links = links(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    links.close();
    door.close();
    loop.close();
    assertEquals(List.of(), faults);
  }

  @Test
  void answers_find_their_calls_whatever_order_they_come_in() throws Exception {
    List<CompletableFuture<Payload>> held = new ArrayList<>();
    door.on(Method.ASK, request -> {
      CompletableFuture<Payload> answer = new CompletableFuture<>();
      held.add(answer);
      if (held.size() == 3) {
        for (int i = 2; i >= 0; i--) {
          held.get(i).complete(Payload.of(new byte[] {(byte) i}));
        }
      }
      return answer;
    });
    door.open(List.of(address));
    List<CompletableFuture<byte[]>> calls = List.of(ask("a"), ask("b"), ask("c"));
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(new byte[] {(byte) i}, calls.get(i).get());
    }
  }

  @Test
  void requests_are_heard_in_the_order_in_which_they_were_made() throws Exception {
    List<Integer> heard = new ArrayList<>();
    door.on(Method.FORWARD, request -> {
      heard.add(ByteBuffer.wrap(request).getInt());
      return CompletableFuture.completedFuture(Payload.of(new byte[0]));
    });
    door.open(List.of(address));
    List<CompletableFuture<byte[]>> calls = new ArrayList<>();
    List<Integer> made = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      made.add(i);
      calls.add(links.call(CALLED, Method.FORWARD, ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
    }
    for (CompletableFuture<byte[]> call : calls) {
      call.get();
    }
    assertEquals(made, heard);
  }

  @Test
  void a_no_comes_with_its_reason() throws Exception {
    door.on(Method.ASK, _ -> CompletableFuture.failedFuture(new IllegalStateException("not today")));
    door.open(List.of(address));
    assertEquals("not today", failure(ask("?")).getMessage());
    assertEquals("no READ_INDEX here", failure(links.call(CALLED, Method.READ_INDEX, new byte[0])).getMessage());
  }

  @Test
  void a_member_that_is_down_is_found_again_when_it_is_back() throws Exception {
    failure(ask("nobody listens"));
    assertTrue(links.to(CALLED).isDown());
    echo();
    onLoop(links::reconnect);
    assertArrayEquals("hello".getBytes(UTF_8), ask("hello").get());
    assertFalse(links.to(CALLED).isDown());
    door.close();
    door = door(CLUSTER);
    failure(ask("gone"));
    echo();
    onLoop(links::reconnect);
    assertArrayEquals("again".getBytes(UTF_8), ask("again").get());
  }

  @Test
  void what_is_not_answered_in_time_fails_alone() throws Exception {
    links = links(Duration.ofMillis(1));
    door.on(Method.ASK, _ -> new CompletableFuture<>());
    door.on(Method.READ_INDEX, request -> CompletableFuture.completedFuture(Payload.of(request)));
    door.open(List.of(address));
    CompletableFuture<byte[]> late = ask("?");
    while (!late.isDone()) {
      onLoop(_ -> links.sweep());
    }
    assertTrue(failure(late) instanceof TimeoutException, () -> failure(late).toString());
    assertFalse(links.to(CALLED).isDown());
  }

  @Test
  void a_connection_that_leaves_a_request_unanswered_is_given_up_with_all_its_calls() throws Exception {
    door.on(Method.APPEND, _ -> new CompletableFuture<>());
    door.on(Method.ASK, _ -> new CompletableFuture<>());
    door.on(Method.READ_INDEX, request -> CompletableFuture.completedFuture(Payload.of(request)));
    door.open(List.of(address));
    links.call(CALLED, Method.READ_INDEX, new byte[0]).get();
    CompletableFuture<byte[]> other = ask("?");
    CompletableFuture<byte[]> late =
        links.to(CALLED).callOrBreak(Method.APPEND, Payload.of(new byte[0]), Duration.ofMillis(1));
    while (!late.isDone()) {
      onLoop(_ -> links.sweep());
    }
    failure(other);
    door.close();
    door = door(CLUSTER);
    echo();
    assertArrayEquals("new".getBytes(UTF_8), ask("new").get());
  }

  @Test
  void a_member_of_another_cluster_is_refused() throws Exception {
    door = door(0xdead);
    echo();
    failure(ask("?"));
  }

  @Test
  void a_browser_is_shown_a_page() throws Exception {
    door.show((method, path) -> CompletableFuture.completedFuture(
        new PeerPages.Page("200 OK", Map.of("Content-Type", "text/plain"), Bytes.utf8(method + " " + path))));
    echo();
    try (Socket browser = new Socket(address.getAddress(), address.getPort())) {
      browser.getOutputStream().write("GET /members?x=1 HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(UTF_8));
      assertEquals("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nConnection: close\r\n\r\n"
          + "GET /members", new String(browser.getInputStream().readAllBytes(), UTF_8));
    }
  }

  @Test
  void a_member_that_was_removed_is_told_so() throws Exception {
    CompletableFuture<Void> told = new CompletableFuture<>();
    links.whenExpelled(() -> told.complete(null));
    echo();
    ask("as a member").get();
    door.expel(Set.of(CALLER));
    failure(ask("as a stranger"));
    told.get();
  }

  @Test
  void a_stranger_is_shown_out() throws Exception {
    echo();
    for (byte[] garbage : List.of("whatever this is\r\n\r\n".getBytes(UTF_8), new byte[64],
        ByteBuffer.allocate(4 + 9 + 32).putInt(9 + 32).array())) {
      try (Socket stranger = new Socket(address.getAddress(), address.getPort())) {
        stranger.getOutputStream().write(garbage);
        stranger.shutdownOutput();
        assertEquals(-1, stranger.getInputStream().read());
      }
    }
    assertArrayEquals("still here".getBytes(UTF_8), ask("still here").get());
  }

  @Test
  void parts_come_no_faster_than_they_are_taken() throws Exception {
    int count = 200;
    AtomicInteger sent = new AtomicInteger();
    door.onParts(Method.CHECKPOINT, sink -> Thread.ofVirtual().start(() -> {
      try {
        for (int i = 0; i < count; i++) {
          sink.put(new byte[PAYLOAD_BYTES_MAX / 4]);
          sent.incrementAndGet();
        }
        sink.end();
      } catch (IOException | InterruptedException lost) {
        sink.fail(lost.toString());
      }
    }));
    door.open(List.of(address));
    Iterator<byte[]> parts = links.parts(CALLED, Method.CHECKPOINT);
    int taken = 0;
    while (parts.hasNext()) {
      assertEquals(PAYLOAD_BYTES_MAX / 4, parts.next().length);
      taken++;
      assertTrue(sent.get() - taken < count / 2, "sent " + sent + ", taken " + taken);
    }
    assertEquals(count, taken);
  }

  @Test
  void parts_that_break_off_end_in_a_failure() throws Exception {
    door.onParts(Method.CHECKPOINT, sink -> sink.fail("another checkpoint is being sent"));
    door.open(List.of(address));
    Iterator<byte[]> parts = links.parts(CALLED, Method.CHECKPOINT);
    UncheckedIOException refused = assertThrows(UncheckedIOException.class, parts::hasNext);
    assertTrue(refused.toString().contains("another checkpoint is being sent"), refused.toString());
  }

  private void echo() throws IOException {
    door.on(Method.ASK, request -> CompletableFuture.completedFuture(Payload.of(request)));
    door.open(List.of(address));
  }

  private CompletableFuture<byte[]> ask(String question) {
    return links.call(CALLED, Method.ASK, question.getBytes(UTF_8));
  }

  private static Throwable failure(CompletableFuture<byte[]> call) {
    return Objects.requireNonNull(
        assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS)).getCause());
  }

  private void onLoop(LongConsumer task) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    loop.post(() -> {
      task.accept(CALLED);
      done.complete(null);
    });
    done.get();
  }

  private PeerDoor door(long cluster) {
    return new PeerDoor(loop, cluster, CALLED, PAYLOAD_BYTES_MAX, PeerDoor.Admission.ALL, new PeerTraffic());
  }

  private Links links(Duration callTimeout) {
    return new Links(loop, new SystemTime(), CLUSTER, CALLER,
        Map.of(CALLED, List.of("http://127.0.0.1:" + address.getPort())), PAYLOAD_BYTES_MAX, callTimeout);
  }
}
