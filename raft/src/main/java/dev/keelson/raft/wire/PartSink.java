package dev.keelson.raft.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Takes an answer in parts, no faster than the other side reads them. Used by one thread, which it may block. */
public final class PartSink {
  static final AttributeKey<PartSink> OF_CHANNEL = AttributeKey.valueOf(PartSink.class, "sink");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Channel channel;
  private final long call;
  private final Semaphore changes = new Semaphore(0);

  PartSink(Channel channel, long call) {
    this.channel = channel;
    this.call = call;
  }

  /**
   * Sends one part, once there is room for it.
   *
   * @throws IOException when the receiver is gone, or has taken nothing for half a minute
   */
  public void put(byte[] part) throws IOException, InterruptedException {
    while (!channel.isWritable()) {
      if (!channel.isActive() || !changes.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("the receiver is gone, or took nothing for " + PATIENCE.toSeconds() + " s");
      }
    }
    if (!channel.isActive()) {
      throw new IOException("the receiver is gone");
    }
    send(Frame.encode(channel.alloc(), Frame.Kind.PART, call, Payload.of(part)));
  }

  public void end() {
    send(Frame.encode(channel.alloc(), Frame.Kind.ANSWER, call, Payload.of(new byte[0])));
  }

  public void fail(String reason) {
    send(Frame.refusal(channel.alloc(), call, reason));
  }

  void wake() {
    changes.release();
  }

  private void send(ByteBuf frame) {
    ChannelFuture _ = channel.writeAndFlush(frame, channel.voidPromise());
  }
}
