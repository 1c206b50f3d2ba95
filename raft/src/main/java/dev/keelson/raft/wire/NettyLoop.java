package dev.keelson.raft.wire;

import dev.keelson.store.loop.Loop;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A loop that also serves connections: what arrives for its owner is handled on the thread that read it.
 *
 * <p>A task that throws ends the loop, as everywhere; a connection that fails only ends itself.
 */
public final class NettyLoop implements Loop {
  /** A task takes microseconds; who stops a member has two seconds. */
  private static final Duration STOP_MAX = Duration.ofSeconds(1);

  private final EventLoopGroup group;
  private final EventExecutor thread;
  private final Class<? extends Channel> socket;
  private final Class<? extends ServerChannel> serverSocket;
  private final Consumer<Throwable> faults;
  private final AtomicBoolean closed = new AtomicBoolean();

  private NettyLoop(String name, boolean epoll, Consumer<Throwable> faults) {
    IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    this.group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory(name, true), io);
    this.thread = group.next();
    this.socket = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    this.serverSocket = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    this.faults = faults;
  }

  /**
   * Starts a loop.
   *
   * @param faults hears of a task that threw; the loop has ended then, because what it owns can no longer be trusted
   */
  public static NettyLoop start(String name, Consumer<Throwable> faults) {
    return new NettyLoop(name, Epoll.isAvailable(), faults);
  }

  @Override
  public void post(Runnable task) {
    if (!closed.get()) {
      thread.execute(() -> run(task));
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    assertOwned();
    if (closed.get()) {
      return Timer.NONE;
    }
    Future<?> later = thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> later.cancel(false);
  }

  @Override
  public void assertOwned() {
    if (!thread.inEventLoop()) {
      throw new AssertionError("not on the replica's loop: " + Thread.currentThread());
    }
  }

  @Override
  public void close() {
    thread.execute(() -> closed.set(true));
    Future<?> ended = group.shutdownGracefully(0, STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
    if (!thread.inEventLoop()) {
      ended.awaitUninterruptibly(STOP_MAX.toMillis());
    }
  }

  EventLoopGroup group() {
    return group;
  }

  Class<? extends Channel> socket() {
    return socket;
  }

  Class<? extends ServerChannel> serverSocket() {
    return serverSocket;
  }

  private void run(Runnable task) {
    if (closed.get()) {
      return;
    }
    try {
      task.run();
    } catch (RuntimeException | Error broken) {
      closed.set(true);
      faults.accept(broken);
    }
  }
}
