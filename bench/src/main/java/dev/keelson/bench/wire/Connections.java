package dev.keelson.bench.wire;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** TCP connections spread evenly over the endpoints. Answers arrive on the event loops; no other thread is involved. */
public final class Connections implements AutoCloseable {
  /** As many as the machine that the figures are for has cores. */
  private static final int EVENT_LOOPS = 2;

  private static final int MESSAGE_BYTES_MAX = 64 << 20;

  static {
    // To the JDK's log, which leaves out the frames: netty's own choice would be whatever the class path offers.
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
  }

  private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, EpollIoHandler.newFactory());
  private final List<ManagedChannel> channels;

  private Connections(List<InetSocketAddress> endpoints, int count) {
    channels = IntStream.range(0, count).mapToObj(i -> channel(endpoints.get(i % endpoints.size()))).toList();
  }

  public static Connections open(List<InetSocketAddress> endpoints, int count) {
    return new Connections(endpoints, count);
  }

  public int count() {
    return channels.size();
  }

  public Channel at(int number) {
    return channels.get(number % channels.size());
  }

  private ManagedChannel channel(InetSocketAddress endpoint) {
    return NettyChannelBuilder.forAddress(endpoint)
        .usePlaintext()
        .directExecutor()
        .eventLoopGroup(loops)
        .channelType(EpollSocketChannel.class)
        .maxInboundMessageSize(MESSAGE_BYTES_MAX)
        .disableRetry()
        .build();
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
