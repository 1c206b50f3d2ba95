package dev.keelson.api.http;

import dev.keelson.api.grpc.CallMetrics;
import io.grpc.ServerServiceDefinition;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Listens, sniffs, routes: gRPC calls go to services, everything else to an {@link HttpHandler}. */
public final class FrontDoor implements AutoCloseable {
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration LOOPS_END_MAX = Duration.ofSeconds(1);

  private final Loops loops;
  private final ChannelGroup connections;
  private final List<Channel> listeners = new ArrayList<>();

  private FrontDoor(Loops loops) {
    this.loops = loops;
    this.connections = new DefaultChannelGroup(loops.group().next());
  }

  /**
   * Starts listening.
   *
   * @param readers where chunked messages are made ({@link dev.keelson.api.grpc.WireMessage.Chunked}); may block
   * @throws IOException when an address cannot be bound; the message names the address and the reason
   */
  public static FrontDoor open(
      List<Entrance> entrances,
      List<ServerServiceDefinition> services,
      HttpHandler http,
      FrontDoorLimits limits,
      CallMetrics metrics,
      Executor readers)
      throws IOException {
    var pipelines = new Pipelines(services, http, limits, metrics, readers);
    var door = new FrontDoor(Loops.start(limits.loops()));
    try {
      for (var entrance : entrances) {
        door.listeners.add(door.loops.listen(entrance, door.connections, pipelines));
      }
      return door;
    } catch (IOException refused) {
      door.close(Duration.ZERO);
      throw refused;
    }
  }

  /** Where it listens now; port 0 is resolved. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(listener -> (InetSocketAddress) listener.localAddress()).toList();
  }

  /** Stops accepting, lets unary calls end, ends streams, and closes; not longer than {@code grace}. */
  public void close(Duration grace) {
    listeners.forEach(listener -> listener.close().awaitUninterruptibly());
    connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(new Drain(grace)));
    connections.newCloseFuture().awaitUninterruptibly(grace.toMillis());
    connections.forEach(FrontDoor::hangUp);
    loops.group().shutdownGracefully(0, LOOPS_END_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(LOOPS_END_MAX.toMillis());
  }

  /** From the first handler on, and so past what later ones would still wait for. */
  private static void hangUp(Channel connection) {
    var _ = connection.pipeline().firstContext().close();
  }

  @Override
  public void close() {
    close(GRACE);
  }
}
