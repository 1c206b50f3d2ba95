package dev.keelson.api.http2;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks a silent client whether it is still there, and hangs up when it is not. */
final class KeepAlive {
  private final ChannelHandlerContext context;
  private final Runnable ping;
  private final long intervalNanos;
  private final long timeoutNanos;
  private long heardNanos;
  private boolean waiting;
  private @Nullable Future<?> next;

  KeepAlive(ChannelHandlerContext context, Runnable ping, Duration interval, Duration timeout) {
    this.context = context;
    this.ping = ping;
    this.intervalNanos = interval.toNanos();
    this.timeoutNanos = timeout.toNanos();
  }

  void start() {
    heard();
    look(intervalNanos);
  }

  void stop() {
    if (next != null) {
      next.cancel(false);
    }
  }

  /** Anything at all came in. */
  void heard() {
    heardNanos = now();
    waiting = false;
  }

  private void look(long inNanos) {
    next = context.executor().schedule(this::check, inNanos, TimeUnit.NANOSECONDS);
  }

  private void check() {
    if (waiting) {
      var _ = context.close();
      return;
    }
    long silentNanos = now() - heardNanos;
    if (silentNanos < intervalNanos) {
      look(intervalNanos - silentNanos);
      return;
    }
    waiting = true;
    ping.run();
    look(timeoutNanos);
  }

  private long now() {
    return context.executor().ticker().nanoTime();
  }
}
