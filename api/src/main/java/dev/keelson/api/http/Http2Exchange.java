package dev.keelson.api.http;

import dev.keelson.api.http2.Stream;
import dev.keelson.api.http2.StreamReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One request of HTTP/2 that is not gRPC. Owned by the event loop; the answer may come from any thread. */
final class Http2Exchange implements StreamReader, Replier {
  private final Stream stream;
  private final Http2Headers headers;
  private final HttpHandler handler;
  private final int bodyBytesMax;
  private final Visitor visitor;
  private final String method;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private int unfinishedBytes;
  private boolean arrived;
  private boolean refused;
  private boolean over;
  private @Nullable LoopStream answer;

  Http2Exchange(Stream stream, Http2Headers headers, HttpHandler handler, int bodyBytesMax, Visitor visitor) {
    this.stream = stream;
    this.headers = headers;
    this.handler = handler;
    this.bodyBytesMax = bodyBytesMax;
    this.visitor = visitor;
    this.method = String.valueOf(headers.method());
  }

  @Override
  public void received(ByteBuf piece, boolean last) {
    int bytes = piece.readableBytes();
    stream.consumed(bytes);
    arrived |= last;
    if (over || refused) {
      return;
    }
    if (bytes > bodyBytesMax - body.size()) {
      refuseBody();
      return;
    }
    unfinishedBytes += bytes;
    if (!stream.budget().unfinished(bytes)) {
      write(Answer.refusal(429, "Too Many Requests"));
      return;
    }
    body.writeBytes(bytesOf(piece));
    if (last) {
      handle();
    }
  }

  @Override
  public void closed() {
    over = true;
    forget();
    if (answer != null) {
      answer.leave();
      answer = null;
    }
  }

  /** Every request ends by itself, but for answers without end. */
  @Override
  public void drain() {
    if (answer != null) {
      stream.reset(Http2Error.CANCEL);
    }
  }

  private static byte[] bytesOf(ByteBuf piece) {
    var bytes = new byte[piece.readableBytes()];
    piece.readBytes(bytes);
    return bytes;
  }

  private void handle() {
    call(body.toByteArray()).ifPresent(call -> call.handleBy(handler));
  }

  /** The answer need not wait for the rest of the body; what comes of it is dropped. */
  private void refuseBody() {
    refused = true;
    forget();
    call(new byte[0]).ifPresent(call -> call.refuseBodyBy(handler));
  }

  /** Empty when the target is none, which is answered then. */
  private Optional<Request> call(byte[] body) {
    try {
      var target = RequestTarget.parse(String.valueOf(headers.path()));
      return Optional.of(new Request(method, target, new Http2RequestHeaders(headers), body, visitor, this));
    } catch (IllegalArgumentException _) {
      write(Answer.refusal(400, "Bad Request"));
      return Optional.empty();
    }
  }

  @Override
  public void reply(Answer answer) {
    if (stream.loop().inEventLoop()) {
      write(answer);
    } else {
      later(() -> write(answer));
    }
  }

  @Override
  public AnswerStream begin(Answer head) {
    var begun = new LoopStream(stream.loop(), new Outlet());
    later(() -> {
      if (over) {
        begun.leave();
      } else {
        answer = begun;
        forget();
        var _ = stream.writeHeaders(headersOf(head), false);
      }
    });
    return begun;
  }

  /** RFC 8441 is not spoken: exec and its like come by HTTP/1.1. */
  @Override
  public boolean upgrades() {
    return false;
  }

  @Override
  public Tunnel upgrade(Answer head) {
    throw new UnsupportedOperationException("streams of HTTP/2 stay with HTTP");
  }

  private final class Outlet implements LoopStream.Outlet {
    @Override
    public ChannelFuture write(byte[] piece) {
      return stream.writeData(method.equals("HEAD") ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(piece), false);
    }

    @Override
    public void end() {
      over = true;
      answer = null;
      var _ = stream.writeData(Unpooled.EMPTY_BUFFER, true);
    }
  }

  private void later(Runnable task) {
    try {
      stream.loop().execute(task);
    } catch (RejectedExecutionException _) {
      // The loop has stopped, and with it the connection.
    }
  }

  private void write(Answer answer) {
    if (over) {
      return;
    }
    over = true;
    forget();
    boolean empty = method.equals("HEAD") || answer.body().length == 0;
    var written = stream.writeHeaders(responseHeaders(answer), empty);
    if (!empty) {
      written = stream.writeData(Unpooled.wrappedBuffer(answer.body()), true);
    }
    if (!arrived) {
      written.addListener(_ -> stream.reset(Http2Error.NO_ERROR));
    }
  }

  /** The body counts no more. */
  private void forget() {
    stream.budget().unfinished(-unfinishedBytes);
    unfinishedBytes = 0;
  }

  private static Http2Headers responseHeaders(Answer answer) {
    return headersOf(answer).setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
  }

  private static Http2Headers headersOf(Answer answer) {
    var to = new DefaultHttp2Headers(false).status(Integer.toString(answer.status()));
    answer.headers().forEach(header -> to.add(header.name().toLowerCase(Locale.ROOT), header.value()));
    return to;
  }
}
