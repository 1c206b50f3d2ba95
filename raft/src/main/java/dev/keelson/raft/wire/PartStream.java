package dev.keelson.raft.wire;

import dev.keelson.store.model.Bytes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * An answer in many parts, on a connection of its own, read no faster than somebody takes the parts. The handler half
 * runs on the loop, the iterator half on the thread of whoever reads; between them the queue.
 */
final class PartStream extends SimpleChannelInboundHandler<ByteBuf> implements Iterator<byte[]> {
  private sealed interface Item {
    record Part(Bytes bytes) implements Item {}

    record End() implements Item {}

    record Failure(IOException cause) implements Item {}
  }

  private final Hello hello;
  private final Method method;
  /** One read of the socket may bring a few more than {@link Limits#PARTS_WAITING_MAX}; then reading stops. */
  private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
  private @Nullable Channel channel; // set before the reader starts
  private @Nullable Item next; // the reader's

  private PartStream(Hello hello, Method method) {
    this.hello = hello;
    this.method = method;
  }

  /** Connects and asks; whoever reads hears of a failure. */
  static PartStream open(Hello hello, Method method, InetSocketAddress address, Dialer dialer) {
    PartStream stream = new PartStream(hello, method);
    ChannelFuture connecting = dialer.dial(address, () -> stream);
    stream.channel = connecting.channel();
    ChannelFuture _ = connecting.addListener((ChannelFutureListener) done -> {
      if (!done.isSuccess()) {
        stream.failed(done.cause());
      }
    });
    return stream;
  }

  private void failed(Throwable cause) {
    items.add(new Item.Failure(new IOException("no connection to member " + Long.toHexString(hello.to()), cause)));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    ChannelFuture _ = context.write(Frame.encode(context.alloc(), Frame.Kind.HELLO, 0, Payload.of(hello.toBytes())));
    ChannelFuture _ = context.writeAndFlush(Frame.request(context.alloc(), 1, method, Payload.of(new byte[0])));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
    Frame frame = Frame.decode(bytes);
    switch (frame.kind()) {
      case PART -> items.add(new Item.Part(frame.payload()));
      case ANSWER -> items.add(new Item.End());
      case REFUSAL -> items.add(new Item.Failure(new IOException(frame.text())));
      case HELLO, REQUEST -> throw new IllegalArgumentException("a frame of kind " + frame.kind() + " unasked");
    }
    context.channel().config().setAutoRead(items.size() < Limits.PARTS_WAITING_MAX);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    items.add(new Item.Failure(new IOException("the connection broke")));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    items.add(new Item.Failure(new IOException(cause)));
    ChannelFuture _ = context.close();
  }

  @Override
  public boolean hasNext() {
    return switch (peek()) {
      case Item.Part _ -> true;
      case Item.End _ -> {
        close();
        yield false;
      }
      case Item.Failure(IOException cause) -> {
        close();
        throw new UncheckedIOException(cause);
      }
    };
  }

  @Override
  public byte[] next() {
    if (hasNext() && peek() instanceof Item.Part(Bytes bytes)) {
      next = null;
      return bytes.array();
    }
    throw new NoSuchElementException();
  }

  private Item peek() {
    Item known = next;
    if (known == null) {
      known = take();
      next = known;
    }
    return known;
  }

  private Item take() {
    try {
      Item item = items.take();
      Channel from = channel;
      if (from != null && items.isEmpty()) {
        from.config().setAutoRead(true);
      }
      return item;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Item.Failure(new InterruptedIOException("stopped waiting for the next part"));
    }
  }

  private void close() {
    Channel from = channel;
    if (from != null) {
      ChannelFuture _ = from.close();
    }
  }
}
