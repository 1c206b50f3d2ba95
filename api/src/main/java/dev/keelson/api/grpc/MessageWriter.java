package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call's messages and its end in order, however long one of them takes to be made. Event loop only.
 *
 * <p>What waits here behind a chunked message counts in the {@link Outbox}, and the sender stops when that is full.
 */
final class MessageWriter {
  /** What the call wants to hear. */
  interface Listener {
    /** That many bytes have left, prefixes included. */
    void sent(long bytes);

    /** A message could not be made; nothing more will be written. */
    void failed(Throwable why);
  }

  private final Stream stream;
  private final Executor readers;
  private final Listener listener;
  private final Queue<WireMessage> waiting = new ArrayDeque<>(0);
  private @Nullable ChunkPump pump;
  private @Nullable Runnable end;
  private boolean stopped;

  MessageWriter(Stream stream, Executor readers, Listener listener) {
    this.stream = stream;
    this.readers = readers;
    this.listener = listener;
  }

  void write(WireMessage message) {
    if (stopped) {
      discard(message);
    } else if (pump != null) {
      waiting.add(message);
    } else {
      begin(message);
    }
  }

  /** Runs {@code end} once everything before it has been written. */
  void finish(Runnable end) {
    if (pump == null) {
      end.run();
    } else {
      this.end = end;
    }
  }

  /** Whether a message has been written in part: the stream can only be reset now. */
  boolean midMessage() {
    return pump != null;
  }

  /** The client is gone: gives back what is held. */
  void stop() {
    stopped = true;
    waiting.forEach(this::discard);
    waiting.clear();
    if (pump != null) {
      pump.abandon();
    }
  }

  private void begin(WireMessage message) {
    switch (message) {
      case WireMessage.Whole whole -> writeWhole(whole);
      case WireMessage.Chunked chunked -> {
        pump = new ChunkPump(stream, readers, chunked, new Progress());
        pump.fill();
      }
    }
  }

  private void writeWhole(WireMessage.Whole message) {
    int size = Math.toIntExact(message.wireSize());
    ByteBuf frame = stream.allocator().buffer(GrpcLimits.PREFIX_BYTES + size);
    try {
      frame.writeByte(0).writeInt(size);
      message.writeTo(frame);
      checkSize(size, frame.readableBytes() - GrpcLimits.PREFIX_BYTES);
    } catch (RuntimeException broken) {
      frame.release();
      listener.failed(broken);
      return;
    }
    int bytes = frame.readableBytes();
    stream.writeData(frame, false).addListener(_ -> listener.sent(bytes));
  }

  private static void checkSize(int promised, int written) {
    if (written != promised) {
      throw new IllegalStateException("a message of " + promised + " bytes wrote " + written);
    }
  }

  /** Gives back what a message holds that will not be written. */
  void discard(WireMessage message) {
    if (message instanceof WireMessage.Chunked chunked) {
      ChunkPump.close(chunked, readers);
    }
  }

  private void next() {
    pump = null;
    while (pump == null && !stopped && !waiting.isEmpty()) {
      begin(waiting.remove());
    }
    if (pump == null && !stopped && end != null) {
      end.run();
    }
  }

  private final class Progress implements ChunkPump.Listener {
    @Override
    public void sent(long bytes) {
      listener.sent(bytes);
    }

    @Override
    public void done() {
      next();
    }

    @Override
    public void failed(Throwable why) {
      listener.failed(why);
    }
  }
}
