package dev.keelson.api.grpc;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what a call has to do on its event loop, in the order given. Callers come one after another, as
 * {@link io.grpc.ServerCall} demands, so plain counters do: the caller's is ordered by that rule, the other one belongs
 * to the loop.
 */
final class Lane {
  private final EventLoop loop;
  private long posted;
  private long ran;

  Lane(EventLoop loop) {
    this.loop = loop;
  }

  boolean onLoop() {
    return loop.inEventLoop();
  }

  /** At once when that does not overtake anything, else as a task of the loop. */
  void run(Runnable step) {
    if (loop.inEventLoop() && posted == ran) {
      step.run();
      return;
    }
    posted++;
    try {
      loop.execute(() -> {
        ran++;
        step.run();
      });
    } catch (RejectedExecutionException _) {
      // The loop has stopped, and with it every connection: nobody is left to hear this.
    }
  }
}
