package dev.keelson.raft.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Makes connections to other members. */
final class Dialer {
  private final NettyLoop loop;
  private final int payloadBytesMax;

  /** @param payloadBytesMax of a frame that comes in */
  Dialer(NettyLoop loop, int payloadBytesMax) {
    this.loop = loop;
    this.payloadBytesMax = payloadBytesMax;
  }

  /** @param ear hears every frame */
  ChannelFuture dial(InetSocketAddress address, Supplier<ChannelHandler> ear) {
    return new Bootstrap()
        .group(loop.group())
        .channel(loop.socket())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Limits.CONNECT_MAX.toMillis())
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(Limits.UNSENT_BYTES_MAX / 2, Limits.UNSENT_BYTES_MAX))
        .handler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(Frame.decoder(payloadBytesMax), ear.get());
          }
        })
        .connect(address);
  }
}
