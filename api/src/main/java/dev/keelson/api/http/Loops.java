package dev.keelson.api.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/**
 * The threads of the door and the memory they read into. The loops accept as well: a thread of its own for that would
 * sleep all day.
 */
record Loops(EventLoopGroup group, Class<? extends ServerChannel> kind, ByteBufAllocator memory) {
  static Loops start(int count) {
    boolean epoll = Epoll.isAvailable();
    var io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    var kind = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    var group = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("door", true), io);
    return new Loops(group, kind, memory(count));
  }

  /**
   * One arena a loop and small chunks: a member should stay under 400 MB in all. Netty's defaults give each arena
   * chunks of 4 MiB and keep twice as many arenas as cores.
   */
  private static ByteBufAllocator memory(int arenas) {
    return new PooledByteBufAllocator(
        true,
        1,
        arenas,
        HttpLimits.ARENA_PAGE_BYTES,
        HttpLimits.ARENA_ORDER,
        HttpLimits.ARENA_CACHE_SMALL,
        HttpLimits.ARENA_CACHE_NORMAL,
        false);
  }

  Channel listen(Entrance entrance, ChannelGroup connections, Pipelines pipelines) throws IOException {
    var bound = new ServerBootstrap()
        .group(group, group)
        .channel(kind)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, HttpLimits.BACKLOG)
        .option(ChannelOption.ALLOCATOR, memory)
        .childOption(ChannelOption.ALLOCATOR, memory)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childHandler(new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            connections.add(channel);
            pipelines.open(channel, entrance);
          }
        })
        .bind(entrance.address())
        .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var why = reason(bound.cause());
      throw new IOException("listen tcp " + text(entrance.address()) + ": bind: " + why, bound.cause());
    }
    return bound.channel();
  }

  private static String text(InetSocketAddress address) {
    var host = address.isUnresolved() ? address.getHostString() : address.getAddress().getHostAddress();
    return host.contains(":") ? "[" + host + "]:" + address.getPort() : host + ":" + address.getPort();
  }

  /** Epoll says "bind(..) failed with error(-98): Address already in use". */
  private static String reason(Throwable cause) {
    var text = String.valueOf(cause.getMessage());
    return text.substring(text.lastIndexOf(": ") < 0 ? 0 : text.lastIndexOf(": ") + 2).toLowerCase(Locale.ROOT);
  }
}
