package dev.keelson.api.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hangs up on a client that begins something and does not finish it in time. It stands first in the pipeline: the first
 * byte starts the clock, {@link #arrived} stops it. A client that says nothing at all may stay.
 */
final class ArrivalTimer extends ChannelInboundHandlerAdapter {
  private final long nanosMax;
  private @Nullable Future<?> alarm;

  ArrivalTimer(Duration arrivalMax) {
    this.nanosMax = arrivalMax.toNanos();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (alarm == null) {
      alarm = context.executor().schedule(() -> hangUp(context), nanosMax, TimeUnit.NANOSECONDS);
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    arrived();
    context.fireChannelInactive();
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = context.close();
  }

  /** What had begun is complete. */
  void arrived() {
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }
}
