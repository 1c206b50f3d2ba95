package dev.keelson.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Begins TLS, or tells a client that speaks plainly what is wrong, in the words of Go's server. */
final class TlsGate extends ByteToMessageDecoder {
  private static final int RECORD_HEADER_BYTES = 5; // RFC 8446, section 5.1
  private static final byte[] SORRY =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Tls tls;
  private final Duration handshakeMax;
  private boolean refused;

  TlsGate(Tls tls, Duration handshakeMax) {
    this.tls = tls;
    this.handshakeMax = handshakeMax;
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (refused) {
      in.skipBytes(in.readableBytes());
    } else if (in.readableBytes() >= RECORD_HEADER_BYTES) {
      if (SslHandler.isEncrypted(in, false)) {
        var handler = new SslHandler(tls.engine());
        handler.setHandshakeTimeoutMillis(handshakeMax.toMillis());
        context.pipeline().replace(this, null, handler); // hands the bytes on
      } else {
        refused = true;
        context.writeAndFlush(Unpooled.wrappedBuffer(SORRY)).addListener(ChannelFutureListener.CLOSE);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    BrokenConnection.hangUp(context, cause);
  }
}
