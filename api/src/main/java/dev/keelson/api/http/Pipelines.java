package dev.keelson.api.http;

import dev.keelson.api.grpc.CallMetrics;
import dev.keelson.api.grpc.CallSettings;
import dev.keelson.api.grpc.GrpcRouter;
import dev.keelson.api.http2.Session;
import dev.keelson.api.http2.SessionBuilder;
import dev.keelson.api.http2.SessionSettings;
import io.grpc.ServerServiceDefinition;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.List;
import java.util.concurrent.Executor;

/** What stands behind the door for each kind of visitor. Shared by all connections; never changes. */
final class Pipelines {
  private final HttpHandler http;
  private final FrontDoorLimits limits;
  private final SessionSettings session;
  private final GrpcRouter grpc;

  Pipelines(
      List<ServerServiceDefinition> services,
      HttpHandler http,
      FrontDoorLimits limits,
      CallMetrics metrics,
      Executor readers) {
    this.http = http;
    this.limits = limits;
    this.session = new SessionSettings(
        limits.concurrentStreamsMax(),
        limits.pingIntervalMin(),
        limits.keepAliveInterval(),
        limits.keepAliveTimeout());
    var calls = new CallSettings(limits.messageBytesMax(), limits.streamOutboxBytesMax(), metrics, readers);
    this.grpc = new GrpcRouter(services, calls);
  }

  /** Anybody, so far. */
  void open(Channel channel, Entrance entrance) {
    var timer = new ArrivalTimer(limits.requestArrivalMax());
    channel.pipeline().addLast(timer);
    entrance.tls().ifPresent(tls -> channel.pipeline()
        .addLast(new TlsGate(tls, limits.requestArrivalMax())));
    channel.pipeline().addLast(new Sniffer(this, timer));
  }

  void http1(ChannelPipeline pipeline, ArrivalTimer timer) {
    pipeline.channel().config().setRecvByteBufAllocator(
        new AdaptiveRecvByteBufAllocator(512, 1_024, HttpLimits.READ_BYTES_MAX));
    var config = new HttpDecoderConfig()
        .setMaxInitialLineLength(HttpLimits.LINE_BYTES_MAX)
        .setMaxHeaderSize(HttpLimits.HEADERS_BYTES_MAX);
    pipeline.addLast(new HttpServerCodec(config), new Http1Connection(
        http, limits.bodyBytesMax(), timer, Visitor.of(pipeline.channel())));
  }

  void http2(ChannelPipeline pipeline) {
    var router = new ContentRouter(grpc, http, limits.bodyBytesMax(), Visitor.of(pipeline.channel()));
    pipeline.addLast(new SessionBuilder(session, router).build(), Farewell.INSTANCE);
  }

  /** Passes the news on to the session. */
  private static final class Farewell extends ChannelInboundHandlerAdapter {
    static final Farewell INSTANCE = new Farewell();

    @Override
    public boolean isSharable() {
      return true;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
      if (event instanceof Drain(var grace)) {
        context.pipeline().get(Session.class).drain(grace);
      }
      super.userEventTriggered(context, event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      BrokenConnection.hangUp(context, cause);
    }
  }
}
