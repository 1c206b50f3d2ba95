package dev.keelson.api.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;

/** Writes the pieces of one answer to a connection of HTTP/1.1; what is last is the connection's to write. */
record Http1Outlet(ChannelHandlerContext context, Runnable ended) implements LoopStream.Outlet {
  @Override
  public ChannelFuture write(byte[] piece) {
    return context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
  }

  @Override
  public void end() {
    ended.run();
  }
}
