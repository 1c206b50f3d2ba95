package dev.keelson.api.grpc;

import dev.keelson.api.http2.Stream;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one chunked message to the socket. Its pieces are made on a reader thread, one at a time, and only while few
 * of them wait to be sent. All state belongs to the event loop; a reader gets the message and a buffer, and posts both
 * back.
 */
final class ChunkPump {
  private static final Logger LOG = LoggerFactory.getLogger(ChunkPump.class);

  /** What the writer wants to hear. */
  interface Listener {
    void sent(long bytes);

    /** The last piece has been written. */
    void done();

    void failed(Throwable why);
  }

  private final Stream stream;
  private final Executor readers;
  private final WireMessage.Chunked message;
  private final Listener listener;
  private long missing;
  private long inFlight;
  private boolean prefixed;
  private boolean making;
  private boolean over;

  ChunkPump(Stream stream, Executor readers, WireMessage.Chunked message, Listener listener) {
    this.stream = stream;
    this.readers = readers;
    this.message = message;
    this.listener = listener;
    this.missing = message.wireSize();
  }

  /** Makes the next piece if there is room for it. */
  void fill() {
    if (making || over || inFlight >= GrpcLimits.CHUNKS_IN_FLIGHT_BYTES_MAX) {
      return;
    }
    making = true;
    ByteBuf piece = stream.allocator().buffer(GrpcLimits.CHUNK_BYTES);
    if (!prefixed) {
      prefixed = true;
      piece.writeByte(0).writeInt((int) missing);
      missing += GrpcLimits.PREFIX_BYTES;
    }
    execute(piece);
  }

  /** The client is gone. */
  void abandon() {
    if (!over) {
      over = true;
      closeWhenMade();
    }
  }

  private void execute(ByteBuf piece) {
    try {
      readers.execute(() -> make(piece));
    } catch (RejectedExecutionException closing) {
      making = false;
      piece.release();
      fail(closing);
    }
  }

  /** On a reader thread. */
  private void make(ByteBuf piece) {
    Throwable broken = null;
    try {
      message.writeNext(piece);
    } catch (RuntimeException | Error thrown) {
      broken = thrown;
    }
    @Nullable Throwable why = broken;
    try {
      stream.loop().execute(() -> made(piece, why));
    } catch (RejectedExecutionException _) { // the loop has stopped, and will not touch the message again
      piece.release();
      closeNow(message);
    }
  }

  private void made(ByteBuf piece, @Nullable Throwable why) {
    making = false;
    int bytes = piece.readableBytes();
    if (over) {
      piece.release();
      closeWhenMade();
    } else if (why != null) {
      piece.release();
      fail(why);
    } else if (bytes == 0 || bytes > missing) {
      piece.release();
      fail(new IllegalStateException("a piece of " + bytes + " bytes where " + missing + " were missing"));
    } else {
      send(piece, bytes);
    }
  }

  private void send(ByteBuf piece, int bytes) {
    missing -= bytes;
    inFlight += bytes;
    stream.writeData(piece, false).addListener(written -> {
      inFlight -= bytes;
      listener.sent(bytes);
      if (written.isSuccess()) { // else the stream is gone, and its call will hear of it
        fill();
      }
    });
    if (missing > 0) {
      fill();
    } else if (!over) {
      over = true;
      closeWhenMade();
      listener.done();
    }
  }

  private void fail(Throwable why) {
    over = true;
    closeWhenMade();
    listener.failed(why);
  }

  private void closeWhenMade() {
    if (!making) {
      close(message, readers);
    }
  }

  /** Closing may touch the disk, so a reader does it, unless there are none any more. */
  static void close(WireMessage.Chunked message, Executor readers) {
    try {
      readers.execute(() -> closeNow(message));
    } catch (RejectedExecutionException _) {
      closeNow(message);
    }
  }

  private static void closeNow(WireMessage.Chunked message) {
    try {
      message.close();
    } catch (RuntimeException broken) {
      LOG.error("failed to close a chunked message", broken);
    }
  }
}
