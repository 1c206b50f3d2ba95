package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import dev.keelson.api.http2.StreamReader;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call: grpc-java's view of it on one side, an HTTP/2 stream on the other.
 *
 * <p>All state belongs to the event loop, except what a call with one reply collects until {@link #close}: that belongs
 * to whoever answers. The listener is called on the loop.
 */
final class GrpcCall<Q, R> extends ServerCall<Q, R> implements StreamReader {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcCall.class);

  /** How far the call has come; it only moves down this list. */
  private enum Stage {
    /** The application may send. */
    OPEN,
    /** The application has closed; messages before the end are still being made. */
    ENDING,
    /** The end has been given to the connection. */
    TRAILED,
    /** The listener has heard the outcome. */
    OVER
  }

  private final Stream stream;
  private final MethodDescriptor<Q, R> method;
  private final CallSettings settings;
  private final String authority;
  private final boolean gzip;
  private final long startedNanos;
  private final Context.CancellableContext context;
  private final Lane lane;
  private final Outbox outbox;
  private final RequestParser<Q> parser;
  private final MessageReader reader;
  private final MessageWriter writer;
  private final Reply reply = new Reply();

  private @Nullable Listener<Q> listener;
  private Stage stage = Stage.OPEN;
  private boolean headersSent;
  private boolean halfClosed;
  private boolean halfCloseTold;

  /** Throws IllegalArgumentException when the headers are malformed. */
  GrpcCall(
      Stream stream,
      ServerMethodDefinition<Q, R> definition,
      CallSettings settings,
      Http2Headers headers,
      boolean gzip) {
    this.stream = stream;
    this.method = definition.getMethodDescriptor();
    this.settings = settings;
    this.authority = String.valueOf(headers.authority());
    this.gzip = gzip;
    this.startedNanos = stream.nanos();
    this.context = CallContext.of(headers.get(Headers.TIMEOUT), stream.loop());
    this.lane = new Lane(stream.loop());
    this.outbox = new Outbox(settings.outboxBytesMax(), stream.budget());
    this.parser = new RequestParser<>(method, settings.messageBytesMax());
    this.reader = new MessageReader(stream, settings.messageBytesMax(), this::message);
    this.writer = new MessageWriter(stream, settings.readers(), new WriterListener());
  }

  void start(ServerCallHandler<Q, R> handler, Metadata metadata) {
    settings.metrics().callStarted(method);
    if (context.getDeadline() != null) {
      context.addListener(this::contextEnded, Runnable::run);
    }
    if (stage == Stage.OPEN) {
      inContext(() -> {
        listener = handler.startCall(this, metadata);
        listener.onReady();
      });
    }
  }

  // ---- from the client, on the loop

  @Override
  public void received(ByteBuf piece, boolean last) {
    halfClosed |= last;
    reading(() -> reader.received(piece));
  }

  @Override
  public void closed() {
    if (stage == Stage.OPEN || stage == Stage.ENDING) {
      cancelled(Status.CANCELLED);
    }
  }

  @Override
  public void drain() {
    if (!method.getType().serverSendsOneMessage()) {
      abort(Status.UNAVAILABLE.withDescription("transport is closing"));
    }
  }

  private void reading(Runnable step) {
    try {
      step.run();
      tellHalfClose();
    } catch (StatusRuntimeException unacceptable) {
      abort(unacceptable.getStatus());
    }
  }

  private void message(ByteBuf bytes, boolean compressed) {
    settings.metrics().messageReceived(method, bytes.readableBytes());
    if (compressed && !gzip) {
      throw Status.INTERNAL
          .withDescription("grpc: compressed flag set with identity or empty encoding")
          .asRuntimeException();
    }
    Q request = compressed ? parser.parseGzip(bytes) : parser.parse(bytes);
    tell(to -> to.onMessage(request));
  }

  private void tellHalfClose() {
    if (!halfClosed || halfCloseTold || stage != Stage.OPEN) {
      return;
    }
    if (!reader.holds()) {
      halfCloseTold = true;
      tell(Listener::onHalfClose);
    } else if (reader.hungry()) {
      throw Status.INTERNAL.withDescription("unexpected EOF").asRuntimeException();
    }
  }

  private void contextEnded(Context ended) {
    if (ended.cancellationCause() instanceof TimeoutException) {
      abort(Status.DEADLINE_EXCEEDED.withDescription("context deadline exceeded"));
    }
  }

  // ---- from the application, on any thread

  @Override
  public void request(int messages) {
    Runnable step = () -> reading(() -> reader.want(messages));
    if (method.getType().serverSendsOneMessage()) {
      lane.run(() -> stream.budget().whenAnswersAreRead(step));
    } else {
      lane.run(step);
    }
  }

  @Override
  public void sendHeaders(Metadata headers) {
    if (method.getType().serverSendsOneMessage()) {
      reply.headers = headers;
    } else {
      lane.run(() -> writeHeaders(headers));
    }
  }

  @Override
  public void sendMessage(R message) {
    var encoded = EncodedMessage.of(message, method);
    outbox.add(encoded.wireSize() + GrpcLimits.PREFIX_BYTES);
    if (method.getType().serverSendsOneMessage()) {
      reply.message = encoded;
    } else {
      lane.run(() -> writeMessage(encoded));
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    lane.run(() -> end(status, trailers));
  }

  @Override
  public boolean isReady() {
    return outbox.hasRoom();
  }

  @Override
  public boolean isCancelled() {
    return outbox.isShut();
  }

  @Override
  public MethodDescriptor<Q, R> getMethodDescriptor() {
    return method;
  }

  @Override
  public String getAuthority() {
    return authority;
  }

  @Override
  public Attributes getAttributes() {
    return Attributes.newBuilder().set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, stream.remoteAddress()).build();
  }

  // ---- to the client, on the loop

  private void writeHeaders(Metadata headers) {
    if (stage == Stage.OPEN && !headersSent) {
      headersSent = true;
      var _ = stream.writeHeaders(Headers.response(headers), false);
    }
  }

  private void writeMessage(WireMessage message) {
    if (stage == Stage.OPEN) {
      settings.metrics().messageSent(method, message.wireSize());
    }
    if (message.wireSize() > GrpcLimits.SENT_MESSAGE_BYTES_MAX) {
      writer.discard(message);
      var text = "grpc: trying to send message larger than max (%d vs. %d)"
          .formatted(message.wireSize(), GrpcLimits.SENT_MESSAGE_BYTES_MAX);
      abort(Status.RESOURCE_EXHAUSTED.withDescription(text));
      return;
    }
    writer.write(message);
  }

  private void end(Status status, Metadata trailers) {
    sendReply(status);
    if (stage == Stage.OPEN) {
      stage = Stage.ENDING;
      reader.stop();
      writer.finish(() -> {
        stage = Stage.TRAILED;
        writeTrailers(status, trailers);
      });
    }
  }

  /** A refusal has no message, even when one was given before. */
  private void sendReply(Status status) {
    var message = reply.message;
    if (message != null && status.isOk()) {
      if (stage == Stage.OPEN) {
        reply.countedBytes = Math.min(message.wireSize(), GrpcLimits.CHUNKS_IN_FLIGHT_BYTES_MAX);
        stream.budget().answered(reply.countedBytes);
      }
      writeHeaders(reply.headers);
      writeMessage(message);
    } else if (message != null) {
      var _ = outbox.sent(message.wireSize() + GrpcLimits.PREFIX_BYTES);
      writer.discard(message);
    }
  }

  private void writeTrailers(Status status, Metadata trailers) {
    var headers = headersSent ? Headers.trailers(status, trailers) : Headers.trailersOnly(status, trailers);
    stream.writeHeaders(headers, true).addListener(written -> {
      if (!halfClosed) {
        stream.reset(Http2Error.NO_ERROR); // RFC 9113, section 8.1: the rest of the request is not needed
      }
      if (stage == Stage.TRAILED && written.isSuccess()) {
        completed(status);
      } else if (stage == Stage.TRAILED) {
        cancelled(Status.CANCELLED);
      }
    });
  }

  /** Ends the call against the application's will. */
  private void abort(Status why) {
    if (stage == Stage.TRAILED || stage == Stage.OVER) {
      return;
    }
    boolean whole = !writer.midMessage();
    cancelled(why);
    if (whole) {
      writeTrailers(why, new Metadata());
    } else {
      stream.reset(Http2Error.CANCEL);
    }
  }

  // ---- the outcome

  private void completed(Status status) {
    stage = Stage.OVER;
    settings.metrics().callEnded(method, status, stream.nanos() - startedNanos);
    context.cancel(null);
    stream.budget().answerRead(reply.countedBytes);
    tell(Listener::onComplete);
  }

  private void cancelled(Status why) {
    stage = Stage.OVER;
    outbox.shut();
    reader.stop();
    writer.stop();
    settings.metrics().callEnded(method, why, stream.nanos() - startedNanos);
    context.cancel(null);
    stream.budget().answerRead(reply.countedBytes);
    tell(Listener::onCancel);
  }

  private void tell(Consumer<Listener<Q>> news) {
    var to = listener;
    if (to != null) {
      inContext(() -> news.accept(to));
    }
  }

  private void inContext(Runnable step) {
    var before = context.attach();
    try {
      step.run();
    } catch (StatusRuntimeException refusal) {
      abort(refusal.getStatus());
    } catch (RuntimeException | Error broken) {
      LOG.error("{} failed", method.getFullMethodName(), broken);
      abort(Status.UNKNOWN.withDescription("the server failed to handle the call"));
    } finally {
      context.detach(before);
    }
  }

  /** What a call with one reply has to say, kept together so that it takes one trip to the loop. */
  private static final class Reply {
    private Metadata headers = new Metadata();
    private @Nullable WireMessage message;
    private long countedBytes; // as the connection's; loop-owned
  }

  private final class WriterListener implements MessageWriter.Listener {
    @Override
    public void sent(long bytes) {
      if (outbox.sent(bytes) && stage == Stage.OPEN) {
        tell(Listener::onReady);
      }
    }

    @Override
    public void failed(Throwable why) {
      LOG.error("{} failed to write its answer", method.getFullMethodName(), why);
      abort(Status.INTERNAL.withDescription("the server failed to write its answer"));
    }
  }
}
