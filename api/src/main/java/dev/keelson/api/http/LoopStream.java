package dev.keelson.api.http;

import io.netty.channel.ChannelFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** An answer that goes out piece by piece. Everything that happens to it happens on its connection's event loop. */
final class LoopStream implements AnswerStream {
  /** The connection's side: called on the event loop. */
  interface Outlet {
    /** Sends and flushes. */
    ChannelFuture write(byte[] piece);

    void end();
  }

  private final Executor loop;
  private final Outlet outlet;
  private @Nullable Runnable gone;
  private boolean over;
  private boolean left;

  LoopStream(Executor loop, Outlet outlet) {
    this.loop = loop;
    this.outlet = outlet;
  }

  @Override
  public void write(byte[] piece, Runnable sent) {
    run(() -> {
      if (!over) {
        outlet.write(piece).addListener(written -> {
          if (written.isSuccess()) {
            sent.run();
          }
        });
      }
    });
  }

  @Override
  public void end() {
    run(() -> {
      if (!over) {
        over = true;
        outlet.end();
      }
    });
  }

  @Override
  public void onGone(Runnable then) {
    run(() -> {
      if (left) {
        then.run();
      } else {
        gone = then;
      }
    });
  }

  /** On the event loop: the client has left. */
  void leave() {
    if (!over) {
      over = true;
      left = true;
      if (gone != null) {
        gone.run();
      }
    }
  }

  private void run(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException _) {
      // The loop has stopped, and with it the connection.
    }
  }
}
