package dev.keelson.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

@Timeout(30)
class CallTest {
  private static final int BIG = 1_500_000;

  @Test
  void a_unary_call_is_answered() throws Exception {
    try (var house = new House(Echo.unary())) {
      assertEquals(bytes(10), call(house, bytes(10)));
    }
  }

  @Test
  void big_messages_travel_both_ways() throws Exception {
    try (var house = new House(Echo.unary())) {
      assertEquals(bytes(BIG), call(house, bytes(BIG)));
    }
  }

  @Test
  void an_answer_may_come_from_another_thread() throws Exception {
    var service = Echo.unary((request, to) -> Thread.startVirtualThread(() -> {
      to.onNext(request);
      to.onCompleted();
    }));
    try (var house = new House(service)) {
      assertEquals(bytes(100), call(house, bytes(100)));
    }
  }

  @Test
  void a_stream_of_answers_arrives_in_order() throws Exception {
    var service = Echo.list((request, to) -> {
      for (int i = 0; i < 1_000; i++) {
        to.onNext(bytes(i));
      }
      to.onCompleted();
    });
    try (var house = new House(service)) {
      var sizes = new ArrayList<Integer>();
      ClientCalls.blockingServerStreamingCall(house.channel(), Echo.LIST, CallOptions.DEFAULT, bytes(0))
          .forEachRemaining(answer -> sizes.add(answer.getValue().size()));
      assertEquals(1_000, sizes.size());
      for (int i = 0; i < 1_000; i++) {
        assertEquals(i, sizes.get(i));
      }
    }
  }

  @Test
  void both_sides_talk_at_the_same_time() throws Exception {
    var service = Echo.talk(to -> new Forward(to));
    try (var house = new House(service)) {
      var heard = new LinkedBlockingQueue<BytesValue>();
      var done = new CompletableFuture<Void>();
      var out = ClientCalls.asyncBidiStreamingCall(
          house.channel().newCall(Echo.TALK, CallOptions.DEFAULT), new Collect(heard, done));
      for (int i = 0; i < 200; i++) {
        out.onNext(bytes(i * 100));
        assertEquals(bytes(i * 100), heard.take());
      }
      out.onCompleted();
      done.get();
    }
  }

  @Test
  void unknown_methods_and_services_are_named() throws Exception {
    try (var house = new House(Echo.unary())) {
      assertStatus(Status.UNIMPLEMENTED, "unknown method List for service test.Echo", () -> ClientCalls
          .blockingServerStreamingCall(house.channel(), Echo.LIST, CallOptions.DEFAULT, bytes(0)).hasNext());
      var stranger = Echo.UNARY.toBuilder().setFullMethodName("a.Stranger/Unary").build();
      assertStatus(Status.UNIMPLEMENTED, "unknown service a.Stranger", () -> ClientCalls.blockingUnaryCall(
          house.channel(), stranger, CallOptions.DEFAULT, bytes(0)));
    }
  }

  @Test
  void a_message_over_the_limit_is_refused_in_etcds_words() throws Exception {
    try (var house = new House(Echo.unary())) {
      var tooBig = bytes(3 << 20);
      var text = "grpc: received message larger than max (" + tooBig.getSerializedSize() + " vs. 2097152)";
      assertStatus(Status.RESOURCE_EXHAUSTED, text, () -> call(house, tooBig));
      assertEquals(bytes(1), call(house, bytes(1)));
    }
  }

  @Test
  void compressed_requests_are_understood() throws Exception {
    try (var house = new House(Echo.unary())) {
      var answer = ClientCalls.blockingUnaryCall(
          house.channel(), Echo.UNARY, CallOptions.DEFAULT.withCompression("gzip"), bytes(50_000));
      assertEquals(bytes(50_000), answer);
    }
  }

  @Test
  void a_compressed_message_that_grows_over_the_limit_is_refused() throws Exception {
    try (var house = new House(Echo.unary())) {
      var text = "grpc: received message after decompression larger than max 2097152";
      assertStatus(Status.RESOURCE_EXHAUSTED, text, () -> ClientCalls.blockingUnaryCall(
          house.channel(), Echo.UNARY, CallOptions.DEFAULT.withCompression("gzip"), bytes(3 << 20)));
    }
  }

  @Test
  void a_handler_that_throws_ends_its_call_only() throws Exception {
    var service = Echo.unary((request, to) -> {
      if (request.getValue().isEmpty()) {
        throw new IllegalStateException("a handler broke, as this test wants");
      }
      to.onNext(request);
      to.onCompleted();
    });
    try (var house = new House(service)) {
      assertStatus(Status.UNKNOWN, "the server failed to handle the call", () -> call(house, bytes(0)));
      assertEquals(bytes(1), call(house, bytes(1)));
    }
  }

  @Test
  void a_status_with_strange_characters_survives() throws Exception {
    var text = "100 % sure: größer\nthan \"max\"";
    var service = Echo.unary((_, to) -> to.onError(Status.OUT_OF_RANGE.withDescription(text).asException()));
    try (var house = new House(service)) {
      assertStatus(Status.OUT_OF_RANGE, text, () -> call(house, bytes(0)));
    }
  }

  @Test
  void the_clients_deadline_reaches_the_handler_and_ends_the_call() throws Exception {
    var hadDeadline = new CompletableFuture<Boolean>();
    var cancelled = new CountDownLatch(1);
    var service = Echo.unary((_, to) -> {
      hadDeadline.complete(Context.current().getDeadline() != null);
      ((ServerCallStreamObserver<BytesValue>) to).setOnCancelHandler(cancelled::countDown);
    });
    try (var house = new House(service)) {
      var options = CallOptions.DEFAULT.withDeadlineAfter(100, TimeUnit.MILLISECONDS);
      var refused = assertThrows(StatusRuntimeException.class, () -> ClientCalls.blockingUnaryCall(
          house.channel(), Echo.UNARY, options, bytes(0)));
      assertEquals(Status.Code.DEADLINE_EXCEEDED, refused.getStatus().getCode());
      assertTrue(hadDeadline.get());
      cancelled.await();
    }
  }

  @Test
  void a_client_that_cancels_is_heard() throws Exception {
    var started = new CountDownLatch(1);
    var cancelled = new CountDownLatch(1);
    var service = Echo.talk(to -> {
      ((ServerCallStreamObserver<BytesValue>) to).setOnCancelHandler(cancelled::countDown);
      started.countDown();
      return new Forward(to);
    });
    try (var house = new House(service)) {
      var call = house.channel().newCall(Echo.TALK, CallOptions.DEFAULT);
      var _ = ClientCalls.asyncBidiStreamingCall(
        call, new Collect(new LinkedBlockingQueue<>(), new CompletableFuture<>()));
      started.await();
      call.cancel("enough", null);
      cancelled.await();
    }
  }

  @Test
  void streams_end_and_unary_calls_finish_when_the_door_closes() throws Exception {
    var asked = new CompletableFuture<StreamObserver<BytesValue>>();
    try (var house = new House(Echo.unary((_, to) -> asked.complete(to)))) {
      var answer = ClientCalls.futureUnaryCall(house.channel().newCall(Echo.UNARY, CallOptions.DEFAULT), bytes(3));
      var to = asked.get();
      var closing = CompletableFuture.runAsync(() -> house.door().close(Duration.ofSeconds(10)));
      to.onNext(bytes(4));
      to.onCompleted();
      assertEquals(bytes(4), answer.get());
      closing.get();
    }
  }

  static BytesValue bytes(int size) {
    var content = new byte[size];
    Arrays.fill(content, (byte) size);
    return BytesValue.of(ByteString.copyFrom(content));
  }

  private static BytesValue call(House house, BytesValue request) {
    return ClientCalls.blockingUnaryCall(house.channel(), Echo.UNARY, CallOptions.DEFAULT, request);
  }

  private static void assertStatus(Status status, String text, Executable call) {
    var refused = assertThrows(StatusRuntimeException.class, call);
    assertEquals(status.getCode() + ": " + text, refused.getStatus().getCode() + ": "
        + refused.getStatus().getDescription());
  }

  private record Forward(StreamObserver<BytesValue> to) implements StreamObserver<BytesValue> {
    @Override
    public void onNext(BytesValue value) {
      to.onNext(value);
    }

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {
      to.onCompleted();
    }
  }

  private record Collect(LinkedBlockingQueue<BytesValue> heard, CompletableFuture<Void> done)
      implements StreamObserver<BytesValue> {
    @Override
    public void onNext(BytesValue value) {
      heard.add(value);
    }

    @Override
    public void onError(Throwable thrown) {
      done.completeExceptionally(thrown);
    }

    @Override
    public void onCompleted() {
      done.complete(null);
    }
  }
}
