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
  private final long startedNanos;
  private final Context.CancellableContext context;
  private final Lane lane;
  private final Requests<Q> requests;
  private final Responses<R> responses;

  private @Nullable Listener<Q> listener;
  private Stage stage = Stage.OPEN;

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
    this.startedNanos = stream.nanos();
    this.context = CallContext.of(headers.get(Headers.TIMEOUT), stream.loop());
    this.lane = new Lane(stream.loop());
    this.requests = new Requests<>(stream, method, settings, gzip, new RequestTaker());
    this.responses = new Responses<>(stream, method, settings, new WriterListener());
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
    guarded(() -> requests.received(piece, last));
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

  /** What is not acceptable ends the call. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (StatusRuntimeException unacceptable) {
      abort(unacceptable.getStatus());
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
    Runnable step = () -> guarded(() -> requests.want(messages));
    if (method.getType().serverSendsOneMessage()) {
      lane.run(() -> stream.budget().whenAnswersAreRead(step));
    } else {
      lane.run(step);
    }
  }

  @Override
  public void sendHeaders(Metadata headers) {
    if (method.getType().serverSendsOneMessage()) {
      responses.keep(headers);
    } else {
      lane.run(() -> whileOpen(() -> responses.writeHeaders(headers)));
    }
  }

  @Override
  public void sendMessage(R message) {
    var encoded = responses.encode(message);
    if (method.getType().serverSendsOneMessage()) {
      responses.keep(encoded);
    } else {
      lane.run(() -> write(encoded));
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    lane.run(() -> end(status, trailers));
  }

  @Override
  public boolean isReady() {
    return responses.hasRoom();
  }

  @Override
  public boolean isCancelled() {
    return responses.isStopped();
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

  private void whileOpen(Runnable step) {
    if (stage == Stage.OPEN) {
      guarded(step);
    }
  }

  private void write(WireMessage message) {
    if (stage == Stage.OPEN) {
      guarded(() -> responses.write(message));
    } else {
      responses.discard(message);
    }
  }

  private void end(Status status, Metadata trailers) {
    whileOpen(() -> responses.writeReply(status));
    responses.discardReply();
    whileOpen(() -> {
      stage = Stage.ENDING;
      requests.stop();
      responses.finish(() -> {
        stage = Stage.TRAILED;
        writeTrailers(status, trailers);
      });
    });
  }

  private void writeTrailers(Status status, Metadata trailers) {
    responses.writeTrailers(status, trailers).addListener(written -> {
      if (!requests.ended()) {
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
    boolean whole = !responses.midMessage();
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
    responses.over();
    tell(Listener::onComplete);
  }

  private void cancelled(Status why) {
    stage = Stage.OVER;
    responses.stop();
    requests.stop();
    settings.metrics().callEnded(method, why, stream.nanos() - startedNanos);
    context.cancel(null);
    responses.over();
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

  private final class RequestTaker implements Requests.Taker<Q> {
    @Override
    public void request(Q request) {
      tell(to -> to.onMessage(request));
    }

    @Override
    public void noMore() {
      tell(Listener::onHalfClose);
    }
  }

  private final class WriterListener implements MessageWriter.Listener {
    @Override
    public void sent(long bytes) {
      if (responses.sent(bytes) && stage == Stage.OPEN) {
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
