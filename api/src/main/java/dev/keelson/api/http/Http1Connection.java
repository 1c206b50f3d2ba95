package dev.keelson.api.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection: one request after the other. While one is being answered, what a pipelining client sends
 * ahead waits in {@code ahead}; from its first piece on nothing more is read, so that is at most what one read brings.
 * Clients that wait for their answers never make it stop, which would cost two system calls a request. Owned by the
 * event loop.
 */
final class Http1Connection extends ChannelInboundHandlerAdapter {
  private final HttpHandler handler;
  private final int bodyBytesMax;
  private final ArrivalTimer timer;
  private final Visitor visitor;
  private final Queue<HttpObject> ahead = new ArrayDeque<>();
  private @Nullable Http1Request current;
  private @Nullable LoopStream stream;
  private boolean answering;
  private boolean closing;

  Http1Connection(HttpHandler handler, int bodyBytesMax, ArrivalTimer timer, Visitor visitor) {
    this.handler = handler;
    this.bodyBytesMax = bodyBytesMax;
    this.timer = timer;
    this.visitor = visitor;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (answering) {
      ahead.add((HttpObject) message);
      context.channel().config().setAutoRead(false);
    } else {
      take(context, (HttpObject) message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    closing = true;
    ahead.forEach(ReferenceCountUtil::release);
    ahead.clear();
    leave();
    context.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof Drain) {
      closing = true;
      if (!answering || stream != null) {
        var _ = context.close();
      }
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    BrokenConnection.hangUp(context, cause);
  }

  private void take(ChannelHandlerContext context, HttpObject piece) {
    try {
      if (closing) {
        return;
      }
      if (piece.decoderResult().isFailure()) {
        refuse(context, Http1Refusal.of(piece.decoderResult().cause()));
        return;
      }
      if (piece instanceof HttpRequest head) {
        begin(context, head);
      }
      if (piece instanceof HttpContent content && current != null) {
        append(context, current, content);
      }
    } finally {
      ReferenceCountUtil.release(piece);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    var request = new Http1Request(head, bodyBytesMax);
    var objection = request.objection();
    if (objection != null) {
      refuse(context, objection);
      return;
    }
    if (request.announcesTooMuch()) {
      refuseBody(context, request);
      return;
    }
    current = request;
    if (HttpUtil.is100ContinueExpected(head)) {
      var _ = context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private void append(ChannelHandlerContext context, Http1Request request, HttpContent content) {
    if (!request.append(content.content())) {
      refuseBody(context, request);
    } else if (content instanceof LastHttpContent) {
      current = null;
      timer.arrived();
      answering = true;
      request.toCall(new Way(context, request), visitor).handleBy(handler);
    }
  }

  /** The rest of the body is not waited for, so this answer is the connection's last. */
  private void refuseBody(ChannelHandlerContext context, Http1Request request) {
    current = null;
    closing = true;
    timer.arrived();
    answering = true;
    request.withoutBody().toCall(new Way(context, request), visitor).refuseBodyBy(handler);
  }

  /** How the handler's answer comes back, from whichever thread. */
  private final class Way implements Replier {
    private final ChannelHandlerContext context;
    private final Http1Request request;

    private Way(ChannelHandlerContext context, Http1Request request) {
      this.context = context;
      this.request = request;
    }

    @Override
    public void reply(Answer answer) {
      if (context.executor().inEventLoop()) {
        answered(context, request, answer);
      } else {
        later(() -> {
          answered(context, request, answer);
          context.flush();
        });
      }
    }

    @Override
    public AnswerStream begin(Answer head) {
      var begun = new LoopStream(context.executor(), new Http1Outlet(context, () -> ended(context)));
      later(() -> streamed(context, request, head, begun));
      return begun;
    }

    @Override
    public boolean upgrades() {
      return true;
    }

    @Override
    public Tunnel upgrade(Answer head) {
      var tunnel = new Http1Tunnel(context.channel());
      later(() -> upgraded(context, head, tunnel));
      return tunnel;
    }

    private void later(Runnable task) {
      try {
        context.executor().execute(task);
      } catch (RejectedExecutionException _) {
        // The loop has stopped, and with it the connection.
      }
    }
  }

  private void streamed(ChannelHandlerContext context, Http1Request request, Answer head, LoopStream begun) {
    if (!context.channel().isActive()) {
      begun.leave();
      return;
    }
    stream = begun;
    closing |= !request.keepAlive() || request.isOld();
    var _ = context.writeAndFlush(request.streamHead(head, closing));
  }

  /** From here on the socket is read when the tunnel asks for it; the decoder hands on what it has read ahead. */
  private void upgraded(ChannelHandlerContext context, Answer head, Http1Tunnel tunnel) {
    var pipeline = context.pipeline();
    context.channel().config().setAutoRead(false);
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS);
    head.headers().forEach(header -> response.headers().add(header.name(), header.value()));
    var _ = context.writeAndFlush(response);
    pipeline.remove(ArrivalTimer.class);
    pipeline.addLast(tunnel);
    pipeline.remove(HttpServerCodec.class);
    pipeline.remove(this);
    if (!context.channel().isActive()) {
      tunnel.channelInactive(pipeline.context(tunnel));
    }
  }

  private void ended(ChannelHandlerContext context) {
    stream = null;
    if (closing) {
      context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE);
    } else {
      var _ = context.write(LastHttpContent.EMPTY_LAST_CONTENT);
      next(context);
      context.flush();
    }
  }

  private void leave() {
    if (stream != null) {
      stream.leave();
      stream = null;
    }
  }

  private void answered(ChannelHandlerContext context, Http1Request request, Answer answer) {
    write(context, answer, Optional.of(request));
    next(context);
  }

  private void next(ChannelHandlerContext context) {
    answering = false;
    HttpObject next;
    while (!answering && (next = ahead.poll()) != null) {
      take(context, next);
    }
    if (!answering && !closing) {
      context.channel().config().setAutoRead(true);
    }
  }

  /** What the client sends after this cannot be understood, or is not wanted. */
  private void refuse(ChannelHandlerContext context, Answer answer) {
    current = null;
    closing = true;
    timer.arrived();
    write(context, answer, Optional.empty());
  }

  private void write(ChannelHandlerContext context, Answer answer, Optional<Http1Request> request) {
    closing |= request.isEmpty() || !request.get().keepAlive();
    var response = new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), Unpooled.wrappedBuffer(answer.body()));
    answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length);
    if (closing) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
      return;
    }
    if (request.isPresent() && request.get().isOld()) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    }
    var _ = context.write(response);
  }
}
