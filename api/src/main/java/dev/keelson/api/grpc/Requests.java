package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.buffer.ByteBuf;

/**
 * The client's half of a call: makes requests of its bytes and hands out as many as were asked for, then the end. Event
 * loop only. What is not acceptable is thrown, as a status.
 */
final class Requests<Q> {
  /** Who takes the requests. */
  interface Taker<Q> {
    void request(Q request);

    /** The client has ended its half, and everything in it has been taken. */
    void noMore();
  }

  private final MethodDescriptor<Q, ?> method;
  private final CallMetrics metrics;
  private final RequestParser<Q> parser;
  private final MessageReader reader;
  private final boolean gzip;
  private final Taker<Q> taker;
  private boolean ended;
  private boolean endTold;
  private boolean stopped;

  Requests(Stream stream, MethodDescriptor<Q, ?> method, CallSettings settings, boolean gzip, Taker<Q> taker) {
    this.method = method;
    this.metrics = settings.metrics();
    this.parser = new RequestParser<>(method, settings.messageBytesMax());
    this.reader = new MessageReader(stream, settings.messageBytesMax(), this::message);
    this.gzip = gzip;
    this.taker = taker;
  }

  void received(ByteBuf piece, boolean last) {
    ended |= last;
    reader.received(piece);
    tellEnd();
  }

  void want(int more) {
    reader.want(more);
    tellEnd();
  }

  /** Whether the client has ended its half. */
  boolean ended() {
    return ended;
  }

  /** Nothing more is wanted, ever. */
  void stop() {
    stopped = true;
    reader.stop();
  }

  private void message(ByteBuf bytes, boolean compressed) {
    metrics.messageReceived(method, bytes.readableBytes());
    if (compressed && !gzip) {
      throw Status.INTERNAL
          .withDescription("grpc: compressed flag set with identity or empty encoding")
          .asRuntimeException();
    }
    taker.request(compressed ? parser.parseGzip(bytes) : parser.parse(bytes));
  }

  private void tellEnd() {
    if (!ended || endTold || stopped) {
      return;
    }
    if (!reader.holds()) {
      endTold = true;
      taker.noMore();
    } else if (reader.hungry()) {
      throw Status.INTERNAL.withDescription("unexpected EOF").asRuntimeException();
    }
  }
}
