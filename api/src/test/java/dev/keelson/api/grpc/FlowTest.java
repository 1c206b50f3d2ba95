package dev.keelson.api.grpc;

import static dev.keelson.api.grpc.CallTest.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is held without bound for a client or an application that is slow. */
@Timeout(30)
class FlowTest {
  private static final int PIECE = 50_000;
  private static final int OUTBOX_PIECES_MAX = (1 << 20) / PIECE + 1;

  @Test
  void a_sender_stops_when_its_client_does_not_read_and_goes_on_when_it_does() throws Exception {
    var full = new Semaphore(0);
    var sent = new AtomicInteger();
    var service = Echo.list((_, to) -> sendWhileReady((ServerCallStreamObserver<BytesValue>) to, sent, full));
    try (var house = new House(service)) {
      var client = new SlowClient();
      var call = house.channel().newCall(Echo.LIST, CallOptions.DEFAULT);
      call.start(client, new Metadata());
      call.sendMessage(bytes(0));
      call.halfClose();
      full.acquire();
      int before = sent.get();
      assertTrue(before < 2 * OUTBOX_PIECES_MAX + 1_000, "far from all: " + before);
      call.request(before + 10);
      for (int i = 0; i < before + 10; i++) {
        client.heard.take();
      }
      assertTrue(sent.get() > before, "went on after onReady");
      call.cancel("enough", null);
    }
  }

  @Test
  void a_client_stops_when_the_application_does_not_ask_for_more() throws Exception {
    var heard = new AtomicInteger();
    var tap = new CompletableFuture<ServerCallStreamObserver<BytesValue>>();
    var service = Echo.talk(to -> {
      var server = (ServerCallStreamObserver<BytesValue>) to;
      server.disableAutoRequest();
      tap.complete(server);
      return new Count(heard, server);
    });
    try (var house = new House(service)) {
      var call = house.channel().newCall(Echo.TALK, CallOptions.DEFAULT);
      var client = new SlowClient();
      call.start(client, new Metadata());
      int sent = 0;
      while (call.isReady() || client.ready.tryAcquire(1, TimeUnit.SECONDS)) {
        if (call.isReady()) {
          call.sendMessage(bytes(PIECE));
          sent++;
        }
        assertTrue(sent < 1_000, "the client could send for ever");
      }
      assertEquals(0, heard.get());
      call.halfClose();
      tap.get().request(sent);
      call.request(1);
      assertEquals(Status.Code.OK, client.closed.get().getCode());
      assertEquals(sent, heard.get());
    }
  }

  @Test
  void a_chunked_message_arrives_whole_and_is_closed_once() throws Exception {
    var message = new Counted(3_000_000, PIECE);
    var service = Echo.unaryWired((_, to) -> {
      to.onNext(message);
      to.onCompleted();
    });
    try (var house = new House(service)) {
      var answer = ClientCalls.blockingUnaryCall(house.channel(), Echo.UNARY, CallOptions.DEFAULT, bytes(0));
      assertEquals(message.content(), answer.getValue());
      message.closed.await();
      assertEquals(1, message.closes.get());
    }
  }

  @Test
  void a_chunked_message_waits_for_a_client_that_does_not_read_and_is_closed_when_it_leaves() throws Exception {
    var message = new Counted(200_000_000, PIECE);
    var service = Echo.unaryWired((_, to) -> {
      to.onNext(message);
      to.onCompleted();
    });
    try (var house = new House(service)) {
      var call = house.channel().newCall(Echo.UNARY, CallOptions.DEFAULT);
      call.start(new SlowClient(), new Metadata());
      call.sendMessage(bytes(0));
      call.halfClose();
      message.begun.await();
      call.cancel("enough", null);
      message.closed.await();
      assertEquals(1, message.closes.get());
      assertTrue(message.made.get() < 50_000_000, "made ahead: " + message.made.get());
    }
  }

  @Test
  void a_chunked_message_that_breaks_ends_its_call() throws Exception {
    var message = new Counted(1_000_000, 0);
    var service = Echo.unaryWired((_, to) -> {
      to.onNext(message);
      to.onCompleted();
    });
    try (var house = new House(service)) {
      var client = new SlowClient();
      var call = house.channel().newCall(Echo.UNARY, CallOptions.DEFAULT);
      call.start(client, new Metadata());
      call.request(2);
      call.sendMessage(bytes(0));
      call.halfClose();
      assertFalse(client.closed.get().isOk());
      message.closed.await();
      assertEquals(1, message.closes.get());
    }
  }

  private static void sendWhileReady(ServerCallStreamObserver<BytesValue> to, AtomicInteger sent, Semaphore full) {
    Runnable fill = () -> {
      while (to.isReady() && !to.isCancelled()) {
        to.onNext(bytes(PIECE));
        sent.incrementAndGet();
      }
      full.release();
    };
    to.setOnCancelHandler(() -> {});
    to.setOnReadyHandler(fill);
  }

  /** Reads only what the test asks for. */
  private static final class SlowClient extends ClientCall.Listener<BytesValue> {
    final LinkedBlockingQueue<BytesValue> heard = new LinkedBlockingQueue<>();
    final Semaphore ready = new Semaphore(0);
    final CompletableFuture<Status> closed = new CompletableFuture<>();

    @Override
    public void onMessage(BytesValue message) {
      heard.add(message);
    }

    @Override
    public void onReady() {
      ready.release();
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      closed.complete(status);
    }
  }

  private record Count(AtomicInteger heard, StreamObserver<BytesValue> to) implements StreamObserver<BytesValue> {
    @Override
    public void onNext(BytesValue value) {
      heard.incrementAndGet();
    }

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {
      to.onCompleted();
    }
  }

  /** A BytesValue of a given size, in pieces of a given size; pieces of 0 break the promise. */
  private static final class Counted implements WireMessage.Chunked {
    private static final int HEAD_BYTES = 5;
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger made = new AtomicInteger();
    private final int size;
    private final int piece;

    Counted(int size, int piece) {
      this.size = size;
      this.piece = piece;
    }

    ByteString content() {
      return ByteString.copyFrom(new byte[size]);
    }

    @Override
    public long wireSize() {
      return (long) size + HEAD_BYTES;
    }

    @Override
    public void writeNext(ByteBuf out) {
      if (begun.getCount() > 0) {
        out.writeByte(0x0a);
        for (int rest = size, i = 0; i < HEAD_BYTES - 1; i++, rest >>>= 7) {
          out.writeByte(i < HEAD_BYTES - 2 ? (rest & 0x7f) | 0x80 : rest);
        }
      }
      int now = Math.min(piece, size - made.get());
      out.writeZero(now);
      made.addAndGet(now);
      begun.countDown();
    }

    @Override
    public void close() {
      closes.incrementAndGet();
      closed.countDown();
    }
  }
}
