package dev.keelson.api.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Stream;
import java.net.SocketAddress;

/**
 * One HTTP/2 stream, as the one who answers it sees it. All methods but {@link #loop} belong to that loop. What is
 * written leaves at the end of the loop's turn, so answers of one turn share a system call.
 */
public final class Stream {
  private final Session session;
  private final Http2Stream stream;

  Stream(Session session, Http2Stream stream) {
    this.session = session;
    this.stream = stream;
  }

  /** The owner of this stream. */
  public EventLoop loop() {
    return session.context().channel().eventLoop();
  }

  public ByteBufAllocator allocator() {
    return session.context().alloc();
  }

  /** What this stream and its neighbours hold together. */
  public ConnectionBudget budget() {
    return session.budget();
  }

  public SocketAddress remoteAddress() {
    return session.context().channel().remoteAddress();
  }

  /** Monotonic. */
  public long nanos() {
    return loop().ticker().nanoTime();
  }

  public ChannelFuture writeHeaders(Http2Headers headers, boolean last) {
    return session.writeHeaders(stream.id(), headers, last);
  }

  /** Takes over {@code data}. The future completes when the bytes have gone to the socket. */
  public ChannelFuture writeData(ByteBuf data, boolean last) {
    return session.writeData(stream.id(), data, last);
  }

  /** Ends both directions at once. Without effect on a stream that has ended. */
  public void reset(Http2Error why) {
    session.reset(stream.id(), why);
  }

  /** Gives bytes that came in back to the client's window. */
  public void consumed(int bytes) {
    session.consumed(stream, bytes);
  }
}
