package dev.keelson.raft.wire;

import dev.keelson.raft.PeerPages;
import dev.keelson.raft.traffic.PeerTraffic;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where other members come in. Handlers are set before {@link #open}; everything else happens on the loop. */
public final class PeerDoor {
  private static final Logger LOG = LoggerFactory.getLogger(PeerDoor.class);

  /** What a member hears that has left the cluster for good; it then ends itself. The words are etcd's. */
  static final String EXPELLED = "the member has been permanently removed from the cluster";

  private static final long CLOSE_MAX_MILLIS = 1_000;
  private static final String GREETING = "greeting";
  private static final String REQUESTS = "requests";

  /** A request that is answered once. Called on the loop; returns at once; a future that fails means "no". */
  @FunctionalInterface
  public interface Handler {
    CompletableFuture<Payload> handle(byte[] request);
  }

  /** A request that is answered in parts, by a thread that the handler takes for it. */
  @FunctionalInterface
  public interface PartsHandler {
    void send(PartSink to);
  }

  /** Who may be heard: everybody, but in tests of partitions. */
  @FunctionalInterface
  public interface Admission {
    Admission ALL = (_, _) -> true;

    boolean admits(long from, long to);
  }

  private final NettyLoop loop;
  private final Hello expected;
  private final int payloadBytesMax;
  private final Admission admission;
  private final PeerTraffic traffic;
  private final Map<Method, Handler> handlers = new EnumMap<>(Method.class);
  private final Map<Method, PartsHandler> partsHandlers = new EnumMap<>(Method.class);
  private final AtomicReference<Set<Long>> expelled = new AtomicReference<>(Set.of());
  private final AtomicReference<PeerPages> pages = new AtomicReference<>(PeerPages.NONE);
  private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

  public PeerDoor(
      NettyLoop loop, long clusterId, long selfId, int payloadBytesMax, Admission admission, PeerTraffic traffic) {
    this.loop = loop;
    this.expected = new Hello(clusterId, 0, selfId);
    this.payloadBytesMax = payloadBytesMax;
    this.admission = admission;
    this.traffic = traffic;
  }

  public void on(Method method, Handler handler) {
    handlers.put(method, handler);
  }

  public void onParts(Method method, PartsHandler handler) {
    partsHandlers.put(method, handler);
  }

  /** What visitors are shown who are no members. Any thread. */
  public void show(PeerPages to) {
    pages.set(to);
  }

  /** Members that have left for good, and are told so. Any thread. */
  public void expel(Set<Long> memberIds) {
    expelled.set(Set.copyOf(memberIds));
  }

  /** Listens on all addresses, or on none and throws. */
  public void open(List<InetSocketAddress> addresses) throws IOException {
    ServerBootstrap bootstrap = new ServerBootstrap()
        .group(loop.group())
        .channel(loop.serverSocket())
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(Limits.UNSENT_BYTES_MAX / 2, Limits.UNSENT_BYTES_MAX))
        .childHandler(new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel visitor) {
            channels.add(visitor);
            visitor.pipeline()
                .addLast(new PageReader(pages::get))
                .addLast(GREETING, Frame.decoder(Hello.BYTES))
                .addLast(new Visitor());
          }
        });
    List<ChannelFuture> listening = new ArrayList<>();
    for (InetSocketAddress address : addresses) {
      ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
      if (!bound.isSuccess()) {
        listening.forEach(other -> {
          ChannelFuture _ = other.channel().close();
        });
        throw new IOException("cannot listen for peers on %s:%d: %s"
            .formatted(address.getHostString(), address.getPort(), bound.cause().getMessage()), bound.cause());
      }
      channels.add(bound.channel());
      listening.add(bound);
    }
  }

  public void close() {
    if (!channels.close().awaitUninterruptibly(CLOSE_MAX_MILLIS)) {
      LOG.warn("connections of peers are still closing");
    }
  }

  /** One connection of another member. */
  private final class Visitor extends SimpleChannelInboundHandler<ByteBuf> {
    private @Nullable Hello hello;
    private boolean lost;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      Frame frame = Frame.decode(bytes);
      Hello caller = hello;
      if (caller == null) {
        greet(context, frame);
      } else if (frame.kind() != Frame.Kind.REQUEST) {
        throw new IllegalArgumentException("a frame of kind " + frame.kind() + " where a request was expected");
      } else if (expelled.get().contains(caller.from())) {
        refuse(context, caller, EXPELLED);
      } else if (!admission.admits(caller.from(), caller.to())) {
        lost = true; // silence; and as TCP loses nothing in the middle, no more from this connection
      } else if (lost) {
        ChannelFuture _ = context.close();
      } else {
        traffic.received(caller.from(), frame.payload().size());
        serve(context, caller, frame);
      }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      Future<?> _ = context.executor().schedule(() -> {
        if (hello == null) {
          ChannelFuture _ = context.close();
        }
      }, Limits.GREETING_MAX.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      PartSink sink = context.channel().attr(PartSink.OF_CHANNEL).get();
      if (sink != null) {
        sink.wake();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      channelWritabilityChanged(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.debug("a peer's connection ends: {}", cause.toString());
      ChannelFuture _ = context.close();
    }

    private void greet(ChannelHandlerContext context, Frame frame) {
      Hello said = Hello.of(frame.kind() == Frame.Kind.HELLO ? frame.payload().array() : new byte[0]);
      if (said.clusterId() != expected.clusterId() || said.to() != expected.to()) {
        String reason = "it looks for member %x of cluster %x, this is member %x of cluster %x".formatted(
            said.to(), said.clusterId(), expected.to(), expected.clusterId());
        refuse(context, said, reason);
        return;
      }
      hello = said;
      context.pipeline().replace(GREETING, REQUESTS, Frame.decoder(payloadBytesMax));
    }

    private static void refuse(ChannelHandlerContext context, Hello caller, String reason) {
      LOG.warn("member {} at {} is refused: {}", Long.toHexString(caller.from()), context.channel().remoteAddress(),
          reason);
      ChannelFuture _ = context.writeAndFlush(Frame.refusal(context.alloc(), 0, reason))
          .addListener(ChannelFutureListener.CLOSE);
    }

    private void serve(ChannelHandlerContext context, Hello caller, Frame frame) {
      Method method = Method.of(frame.method());
      PartsHandler parts = partsHandlers.get(method);
      if (parts != null) {
        PartSink sink = new PartSink(context.channel(), frame.call());
        context.channel().attr(PartSink.OF_CHANNEL).set(sink);
        parts.send(sink);
        return;
      }
      Handler handler = handlers.get(method);
      if (handler == null) {
        ChannelFuture _ = context.writeAndFlush(Frame.refusal(context.alloc(), frame.call(), "no " + method + " here"));
        return;
      }
      CompletableFuture<Payload> _ = handler.handle(frame.payload().array())
          .whenComplete((answer, refused) -> {
            if (answer != null) {
              traffic.sent(caller.from(), answer.size());
            }
            answer(context, frame.call(), answer, refused);
          });
    }

    private static void answer(
        ChannelHandlerContext context, long call, @Nullable Payload answer, @Nullable Throwable refused) {
      ChannelFuture _ = context.writeAndFlush(answer == null
          ? Frame.refusal(context.alloc(), call, refused == null ? "no answer" : String.valueOf(refused.getMessage()))
          : Frame.encode(context.alloc(), Frame.Kind.ANSWER, call, answer));
    }
  }
}
