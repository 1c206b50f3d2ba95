package dev.keelson.etcdctl.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.keelson.etcdctl.http2.Arrival;
import dev.keelson.etcdctl.http2.Connection;
import dev.keelson.etcdctl.http2.Exchange;
import dev.keelson.etcdctl.time.Deadline;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call that has begun: messages go and come, and at the end there is a status. */
public final class Call<Q extends MessageLite, A extends MessageLite> implements AutoCloseable {
  /** gRPC over HTTP/2: a timeout has eight digits at most. */
  private static final long TIMEOUT_MICROS_MAX = 99_999_999;

  private final Rpc<Q, A> rpc;
  private final Exchange exchange;
  private final MessageJoiner joiner = new MessageJoiner();

  private Call(Rpc<Q, A> rpc, Exchange exchange) {
    this.rpc = rpc;
    this.exchange = exchange;
  }

  /** The server hears of the deadline, if there is one. */
  public static <Q extends MessageLite, A extends MessageLite> Call<Q, A> start(
      Rpc<Q, A> rpc, Metadata metadata, Connection connection, Deadline deadline) {
    return new Call<>(rpc, connection.start(metadata.request(rpc.path(), timeout(deadline))));
  }

  private static String timeout(Deadline deadline) {
    if (!deadline.isBounded()) {
      return "";
    }
    var micros = TimeUnit.NANOSECONDS.toMicros(deadline.nanosLeft());
    return micros <= TIMEOUT_MICROS_MAX ? micros + "u" : Math.min(micros / 1_000, TIMEOUT_MICROS_MAX) + "m";
  }

  /** One message there, one back. */
  public static <Q extends MessageLite, A extends MessageLite> A unary(
      Rpc<Q, A> rpc, Q request, Metadata metadata, Connection connection, Deadline deadline)
      throws RpcException, InterruptedException {
    try (var call = start(rpc, metadata, connection, deadline)) {
      call.send(request, true, deadline);
      var answer = call.receive(deadline);
      if (answer == null) {
        throw new RpcException(StatusCode.INTERNAL, "the server closed the call without an answer");
      }
      if (call.receive(deadline) != null) {
        throw new RpcException(StatusCode.INTERNAL, "the server answered twice");
      }
      return answer;
    }
  }

  /** What goes wrong here is found by {@link #receive}. */
  public void send(Q message, boolean last, Deadline deadline) throws InterruptedException {
    exchange.send(rpc.framed(message), last, deadline);
  }

  /** No more messages will be sent. */
  public void finishSending(Deadline deadline) throws InterruptedException {
    exchange.send(new byte[0], true, deadline);
  }

  /** The next message; nothing when the server has ended the call and all is well. */
  public @Nullable A receive(Deadline deadline) throws RpcException, InterruptedException {
    while (true) {
      var message = joiner.next();
      if (message != null) {
        return parsed(message);
      }
      var arrival = exchange.receive(deadline);
      if (arrival == null) {
        throw new RpcException(StatusCode.DEADLINE_EXCEEDED, "context deadline exceeded");
      }
      if (hasEnded(arrival)) {
        return null;
      }
    }
  }

  private boolean hasEnded(Arrival arrival) throws RpcException {
    return switch (arrival) {
      case Arrival.Fields(var fields, var last) -> {
        var status = Trailers.status(fields).or(() -> last ? Trailers.foreign(fields) : Optional.empty());
        if (status.isPresent() && !status.get().isOk()) {
          throw new RpcException(status.get());
        }
        yield last;
      }
      case Arrival.Data(var bytes, _, var last) -> {
        joiner.add(bytes);
        if (last) {
          throw new RpcException(StatusCode.INTERNAL, "the server ended a call without a status");
        }
        yield false;
      }
      case Arrival.Reset(var code) -> throw new RpcException(Trailers.of(code));
      case Arrival.Lost(var _, var unprocessed) ->
          throw new RpcException(new Status(StatusCode.UNAVAILABLE, "transport is closing"), unprocessed);
    };
  }

  private A parsed(ByteBuffer message) throws RpcException {
    try {
      return rpc.answers().parseFrom(message);
    } catch (InvalidProtocolBufferException malformed) {
      throw new RpcException(
          StatusCode.INTERNAL, "grpc: failed to unmarshal the received message " + malformed.getMessage());
    }
  }

  /** Gives the call up, unless it has ended. */
  @Override
  public void close() {
    exchange.cancel();
  }
}
