package dev.keelson.api.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Begins TLS, or tells a client that speaks plainly what is wrong, in the words of Go's server. */
final class TlsGate extends OptionalSslHandler {
  private static final byte[] SORRY =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Duration handshakeMax;

  TlsGate(SslContext context, Duration handshakeMax) {
    super(context);
    this.handshakeMax = handshakeMax;
  }

  @Override
  protected SslHandler newSslHandler(ChannelHandlerContext context, SslContext tls) {
    var handler = super.newSslHandler(context, tls);
    handler.setHandshakeTimeoutMillis(handshakeMax.toMillis());
    return handler;
  }

  @Override
  protected ChannelHandler newNonSslHandler(ChannelHandlerContext context) {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
        context.writeAndFlush(Unpooled.wrappedBuffer(SORRY)).addListener(ChannelFutureListener.CLOSE);
      }
    };
  }
}
