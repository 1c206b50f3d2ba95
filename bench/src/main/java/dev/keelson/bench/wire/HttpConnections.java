package dev.keelson.bench.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** Connections of HTTP/1.1, each with somebody who asks. */
public final class HttpConnections implements AutoCloseable {
  private static final int EVENT_LOOPS = 2;

  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, EpollIoHandler.newFactory());
  private final Optional<SslContext> tls;

  private HttpConnections(Optional<SslContext> tls) {
    this.tls = tls;
  }

  public static HttpConnections plain() {
    return new HttpConnections(Optional.empty());
  }

  /** To servers whose certificates these authorities have signed. */
  public static HttpConnections secure(Path authorities) throws SSLException {
    return new HttpConnections(Optional.of(SslContextBuilder.forClient().trustManager(authorities.toFile()).build()));
  }

  public void open(InetSocketAddress endpoint, HttpListener listener) {
    new Bootstrap()
        .group(loops)
        .channel(EpollSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            tls.ifPresent(context -> channel.pipeline().addLast(
                context.newHandler(channel.alloc(), endpoint.getHostString(), endpoint.getPort())));
            channel.pipeline().addLast(new HttpResponseDecoder(), new Ears(listener));
          }
        })
        .connect(endpoint)
        .addListener(connected -> {
          if (!connected.isSuccess()) {
            listener.broken("cannot connect to " + endpoint + ": " + connected.cause());
          }
        });
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Adds up an answer. */
  private static final class Ears extends ChannelInboundHandlerAdapter {
    private final HttpListener listener;
    private int status;
    private int bodyBytes;

    Ears(HttpListener listener) {
      this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      listener.connected(request -> send(context, request));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpResponse head) {
        status = head.status().code();
        bodyBytes = 0;
      }
      if (message instanceof HttpContent piece) {
        bodyBytes += piece.content().readableBytes();
        listener.piece(piece.content());
      }
      boolean last = message instanceof LastHttpContent;
      ReferenceCountUtil.release(message);
      if (last) {
        listener.answered(status, bodyBytes, request -> send(context, request));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      listener.broken("the server hung up");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      listener.broken(cause.toString());
      var _ = context.close();
    }

    private static void send(ChannelHandlerContext context, byte[] request) {
      var _ = context.writeAndFlush(Unpooled.wrappedBuffer(request));
    }
  }
}
