package dev.keelson.raft.wire;

import dev.keelson.raft.traffic.PeerTraffic;
import dev.keelson.store.loop.Time;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one other member: a connection that is made when first needed, and again after it broke. What is asked in
 * this order is heard in this order, as long as the connection stands. Loop-owned, but for {@link #call}, {@link
 * #isUsable} and {@link #isDown}.
 */
public final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  private enum State { IDLE, CONNECTING, UP, DOWN, CLOSED }

  /** @param patient on its deadline only the call fails; otherwise the connection is given up */
  private record Call(CompletableFuture<byte[]> answer, long deadlineNanos, boolean patient) {}

  private final Hello hello;
  private final PeerAddress address;
  private final Dialer dialer;
  private final NettyLoop loop;
  private final Time time;
  private final PeerTraffic traffic;
  private final Runnable expelled;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
  private final AtomicInteger openCount = new AtomicInteger();
  private final Map<Long, Call> open = new HashMap<>();
  private final Deque<ByteBuf> unsent = new ArrayDeque<>();
  private Duration retryDelay = Limits.RETRY_MIN;
  private final AtomicLong retryAtNanos = new AtomicLong();
  private final AtomicLong upSinceNanos = new AtomicLong();
  private long nextCall = 1;

  /** @param expelled runs when the other member says that this one has left the cluster for good */
  Link(
      Hello hello, PeerAddress address, Dialer dialer, NettyLoop loop, Time time, PeerTraffic traffic,
      Runnable expelled) {
    this.hello = hello;
    this.address = address;
    this.dialer = dialer;
    this.loop = loop;
    this.time = time;
    this.traffic = traffic;
    this.expelled = expelled;
  }

  /** Fails when there is no answer in time, or no connection. Completes on the loop. Any thread. */
  public CompletableFuture<byte[]> call(Method method, Payload request, Duration timeout) {
    return call(method, request, timeout, true);
  }

  /** As {@link #call}, for what is always answered at once: no answer in time means that the connection is dead. */
  public CompletableFuture<byte[]> callOrBreak(Method method, Payload request, Duration timeout) {
    return call(method, request, timeout, false);
  }

  /** Whether something sent now goes out soon. Any thread. */
  public boolean isUsable() {
    Channel now = channel.get();
    return switch (state.get()) {
      case IDLE, CONNECTING -> true;
      case UP -> now != null && now.isWritable();
      case DOWN -> isRetryDue();
      case CLOSED -> false;
    };
  }

  /** The last attempt failed. Any thread. */
  public boolean isDown() {
    return state.get() == State.DOWN;
  }

  /** For how long the connection has stood; empty when it does not. Any thread. */
  Optional<Duration> upFor() {
    long since = upSinceNanos.get();
    return state.get() == State.UP ? Optional.of(Duration.ofNanos(time.monotonicNanos() - since)) : Optional.empty();
  }

  /** Asks for an answer in many parts, on a connection of its own; the iterator blocks on each as it comes. */
  Iterator<byte[]> parts(Method method) {
    return PartStream.open(hello, method, address.next(), dialer);
  }

  /** The next attempt goes there. */
  void move(List<String> peerUrls) {
    address.move(peerUrls);
  }

  /** Tries at once to reach a member that was out of reach. */
  void retryNow() {
    loop.assertOwned();
    if (state.get() == State.DOWN) {
      retryDelay = Limits.RETRY_MIN;
      retryAtNanos.set(time.monotonicNanos());
      connect();
    }
  }

  /** Ends what is due. */
  void sweep() {
    loop.assertOwned();
    long now = time.monotonicNanos();
    List<Long> due = new ArrayList<>();
    boolean dead = false;
    for (Map.Entry<Long, Call> entry : open.entrySet()) {
      if (entry.getValue().deadlineNanos - now <= 0) {
        due.add(entry.getKey());
        dead |= !entry.getValue().patient;
      }
    }
    due.forEach(id -> lose(id, new TimeoutException("member " + name() + " did not answer in time")));
    if (dead) {
      breakOff("it did not answer in time");
    }
  }

  void close() {
    loop.assertOwned();
    state.set(State.CLOSED);
    Channel now = channel.getAndSet(null);
    if (now != null) {
      ChannelFuture _ = now.close();
    }
    failAll(new IOException("this member is stopping"));
  }

  private CompletableFuture<byte[]> call(Method method, Payload request, Duration timeout, boolean patient) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    if (openCount.incrementAndGet() > Limits.CALLS_OPEN_MAX) {
      openCount.decrementAndGet();
      answer.completeExceptionally(new IOException("too many calls to member " + name() + " are open"));
      return answer;
    }
    Call call = new Call(answer, time.monotonicNanos() + timeout.toNanos(), patient);
    loop.post(() -> send(method, request, call));
    return answer;
  }

  private void send(Method method, Payload request, Call call) {
    if (state.get() == State.IDLE || (state.get() == State.DOWN && isRetryDue())) {
      connect();
    }
    Channel up = channel.get();
    if (state.get() == State.DOWN || state.get() == State.CLOSED || up == null) {
      traffic.failed(hello.to());
      openCount.decrementAndGet();
      call.answer.completeExceptionally(new IOException("no connection to member " + name()));
      return;
    }
    long id = nextCall++;
    open.put(id, call);
    traffic.sent(hello.to(), request.size());
    ByteBuf frame = Frame.request(up.alloc(), id, method, request);
    if (state.get() == State.UP) {
      ChannelFuture _ = up.writeAndFlush(frame, up.voidPromise());
    } else {
      unsent.add(frame);
    }
  }

  private boolean isRetryDue() {
    return retryAtNanos.get() - time.monotonicNanos() <= 0;
  }

  private void connect() {
    state.set(State.CONNECTING);
    ChannelFuture connecting = dialer.dial(address.next(), Ear::new);
    channel.set(connecting.channel());
    ChannelFuture _ = connecting.addListener((ChannelFutureListener) this::connected);
  }

  private void connected(ChannelFuture connecting) {
    Channel now = connecting.channel();
    if (!now.equals(channel.get())) {
      ChannelFuture _ = now.close();
      return;
    }
    if (!connecting.isSuccess()) {
      down(now, connecting.cause());
      return;
    }
    upSinceNanos.set(time.monotonicNanos());
    state.set(State.UP);
    retryDelay = Limits.RETRY_MIN;
    ByteBuf greeting = Frame.encode(now.alloc(), Frame.Kind.HELLO, 0, Payload.of(hello.toBytes()));
    ChannelFuture _ = now.write(greeting, now.voidPromise());
    while (!unsent.isEmpty()) {
      ChannelFuture _ = now.write(unsent.remove(), now.voidPromise());
    }
    now.flush();
  }

  private void breakOff(String why) {
    Channel now = channel.get();
    if (now != null) {
      LOG.info("the connection to member {} is given up: {}", name(), why);
      down(now, new IOException(why));
      ChannelFuture _ = now.close();
    }
  }

  private void down(Channel lost, Throwable cause) {
    if (!channel.compareAndSet(lost, null)) {
      return;
    }
    if (state.get() == State.CONNECTING) {
      retryAtNanos.set(time.monotonicNanos() + retryDelay.toNanos());
      retryDelay = min(retryDelay.multipliedBy(2), Limits.RETRY_MAX);
    } else {
      retryAtNanos.set(time.monotonicNanos());
    }
    state.set(State.DOWN);
    LOG.debug("no connection to member {}: {}", name(), cause.toString());
    failAll(new IOException("the connection to member " + name() + " broke", cause));
  }

  private void failAll(Exception why) {
    unsent.forEach(ByteBuf::release);
    unsent.clear();
    List.copyOf(open.keySet()).forEach(id -> lose(id, why));
  }

  /** There was no answer. */
  private void lose(long id, Exception why) {
    traffic.failed(hello.to());
    fail(id, why);
  }

  private void fail(long id, Exception why) {
    Call call = open.remove(id);
    if (call != null) {
      openCount.decrementAndGet();
      call.answer.completeExceptionally(why);
    }
  }

  private void heard(Frame frame) {
    switch (frame.kind()) {
      case ANSWER -> {
        Call call = open.remove(frame.call());
        if (call != null) {
          openCount.decrementAndGet();
          traffic.received(hello.to(), frame.payload().size());
          call.answer.complete(frame.payload().array());
        }
      }
      case REFUSAL -> {
        if (frame.call() == 0) {
          refused(frame.text());
        }
        fail(frame.call(), new IOException(frame.text()));
      }
      case HELLO, REQUEST, PART -> breakOff("it sent a frame of kind " + frame.kind() + " unasked");
    }
  }

  private void refused(String reason) {
    LOG.warn("member {} refuses this one: {}", name(), reason);
    if (reason.equals(PeerDoor.EXPELLED)) {
      expelled.run();
    }
  }

  private String name() {
    return Long.toHexString(hello.to());
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private final class Ear extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      if (context.channel().equals(channel.get())) {
        heard(Frame.decode(bytes));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      down(context.channel(), new IOException("closed by the other side"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      down(context.channel(), cause);
      ChannelFuture _ = context.close();
    }
  }
}
