package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;

/**
 * The server's half of a call: writes headers, messages and the end. Event loop only, but for what any thread may ask
 * and {@link #encode}; and what a call with one reply keeps belongs to whoever answers, until the call is closed.
 */
final class Responses<R> {
  private final Stream stream;
  private final MethodDescriptor<?, R> method;
  private final CallMetrics metrics;
  private final Outbox outbox;
  private final MessageWriter writer;
  private Metadata replyHeaders = new Metadata();
  private @Nullable WireMessage reply;
  private long countedBytes;
  private boolean headersSent;

  Responses(Stream stream, MethodDescriptor<?, R> method, CallSettings settings, MessageWriter.Listener listener) {
    this.stream = stream;
    this.method = method;
    this.metrics = settings.metrics();
    this.outbox = new Outbox(settings.outboxBytesMax(), stream.budget());
    this.writer = new MessageWriter(stream, settings.readers(), listener);
  }

  /** Whether more may be sent. Any thread. */
  boolean hasRoom() {
    return outbox.hasRoom();
  }

  /** Whether nothing that is sent goes anywhere. Any thread. */
  boolean isStopped() {
    return outbox.isShut();
  }

  /** That many bytes have left; true when there is room again that was missing before. */
  boolean sent(long bytes) {
    return outbox.sent(bytes);
  }

  /** From now on the message counts as waiting. Any thread. */
  WireMessage encode(R message) {
    var encoded = EncodedMessage.of(message, method);
    outbox.add(encoded.wireSize() + GrpcLimits.PREFIX_BYTES);
    return encoded;
  }

  /** Keeps the headers of a single reply, so that all of it takes one trip to the loop. */
  void keep(Metadata headers) {
    replyHeaders = headers;
  }

  void keep(WireMessage message) {
    reply = message;
  }

  void writeHeaders(Metadata headers) {
    if (!headersSent) {
      headersSent = true;
      var _ = stream.writeHeaders(Headers.response(headers), false);
    }
  }

  /** Throws a status when no client could take the message. */
  void write(WireMessage message) {
    metrics.messageSent(method, message.wireSize());
    if (message.wireSize() > GrpcLimits.SENT_MESSAGE_BYTES_MAX) {
      discard(message);
      var text = "grpc: trying to send message larger than max (%d vs. %d)"
          .formatted(message.wireSize(), GrpcLimits.SENT_MESSAGE_BYTES_MAX);
      throw Status.RESOURCE_EXHAUSTED.withDescription(text).asRuntimeException();
    }
    writer.write(message);
  }

  /** Writes what was kept. A refusal has no message, even when one was given before. */
  void writeReply(Status status) {
    var kept = reply;
    if (kept != null && status.isOk()) {
      reply = null;
      countedBytes = heldBytes(kept);
      stream.budget().answered(countedBytes);
      writeHeaders(replyHeaders);
      write(kept);
    } else {
      discardReply();
    }
  }

  void discardReply() {
    var kept = reply;
    if (kept != null) {
      reply = null;
      discard(kept);
    }
  }

  void discard(WireMessage message) {
    var _ = outbox.sent(message.wireSize() + GrpcLimits.PREFIX_BYTES);
    writer.discard(message);
  }

  /** Runs {@code then} once all messages have been written. */
  void finish(Runnable then) {
    writer.finish(then);
  }

  ChannelFuture writeTrailers(Status status, Metadata trailers) {
    var headers = headersSent ? Headers.trailers(status, trailers) : Headers.trailersOnly(status, trailers);
    return stream.writeHeaders(headers, true);
  }

  /** Whether a message has been written in part: the stream can only be reset now. */
  boolean midMessage() {
    return writer.midMessage();
  }

  /** The client is gone, or has to be. */
  void stop() {
    outbox.shut();
    writer.stop();
  }

  /** What was answered does not wait for the client any more. */
  void over() {
    stream.budget().answerRead(countedBytes);
  }

  private static long heldBytes(WireMessage message) {
    return switch (message) {
      case WireMessage.Whole whole -> whole.wireSize();
      case WireMessage.Chunked chunked -> Math.min(chunked.wireSize(), GrpcLimits.CHUNKS_IN_FLIGHT_BYTES_MAX);
    };
  }
}
