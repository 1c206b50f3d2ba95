package dev.keelson.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What a connection of HTTP/1.1 becomes after 101 Switching Protocols. Nothing is read from the socket but on demand,
 * so {@code arrived} holds at most what one read brings.
 */
final class Http1Tunnel extends ChannelInboundHandlerAdapter implements Tunnel {
  private static final byte[] END = {};

  private final Channel channel;
  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();

  Http1Tunnel(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var piece = (ByteBuf) message;
    try {
      if (piece.isReadable()) {
        var bytes = new byte[piece.readableBytes()];
        piece.readBytes(bytes);
        arrived.add(bytes);
      }
    } finally {
      piece.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    arrived.add(END);
    context.fireChannelInactive();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    if (event instanceof Drain) {
      close();
    }
    super.userEventTriggered(context, event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    BrokenConnection.hangUp(context, cause);
  }

  @Override
  public InputStream input() {
    return new Input();
  }

  @Override
  public OutputStream output() {
    return new Output();
  }

  @Override
  public void close() {
    var _ = channel.close();
  }

  /** Owned by its reader. */
  private final class Input extends InputStream {
    private byte[] piece = END;
    private int next;
    private boolean over;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (next == piece.length && !more()) {
        return -1;
      }
      int taken = Math.min(length, piece.length - next);
      System.arraycopy(piece, next, into, offset, taken);
      next += taken;
      return taken;
    }

    private boolean more() throws IOException {
      if (over) {
        return false;
      }
      try {
        channel.read();
        piece = arrived.take();
        next = 0;
        over = piece.length == 0;
        return !over;
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", hurried);
      }
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      var sent = channel.writeAndFlush(Unpooled.copiedBuffer(from, offset, length));
      try {
        sent.await();
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", hurried);
      }
      if (!sent.isSuccess()) {
        throw new IOException("the client has left", sent.cause());
      }
    }
  }
}
