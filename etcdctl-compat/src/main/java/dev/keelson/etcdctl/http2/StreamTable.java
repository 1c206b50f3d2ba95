package dev.keelson.etcdctl.http2;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The streams that are open. Numbers must reach the wire in rising order (RFC 9113 §5.1.1), so a stream is numbered
 * and announced under one lock. Once the peer or the network has ended the connection, no stream opens any more.
 */
final class StreamTable {
  private final ReentrantLock table = new ReentrantLock();
  private final TreeMap<Integer, Mailbox> open = new TreeMap<>();
  private final SharedFrameWriter writer;
  private final SendWindows windows;
  private int next = 1;
  private Arrival.@Nullable Lost ended;

  StreamTable(SharedFrameWriter writer, SendWindows windows) {
    this.writer = writer;
    this.windows = windows;
  }

  /** The new stream's number; the mailbox gets all that comes for it, at least how the connection was lost. */
  int open(List<HeaderField> fields, boolean end, Mailbox mailbox) {
    table.lock();
    try {
      if (ended != null) {
        mailbox.put(new Arrival.Lost(ended.reason(), true));
        return 0;
      }
      var stream = next;
      next += 2;
      open.put(stream, mailbox);
      windows.open(stream);
      writer.headers(stream, HeaderEncoder.encode(fields), end);
      return stream;
    } catch (IOException lost) {
      mailbox.put(new Arrival.Lost(String.valueOf(lost.getMessage()), true));
      return 0;
    } finally {
      table.unlock();
    }
  }

  @Nullable Mailbox mailbox(int stream) {
    table.lock();
    try {
      return open.get(stream);
    } finally {
      table.unlock();
    }
  }

  /** Whether we ever opened it: a frame for one that we did not is the peer's fault (RFC 9113 §5.1). */
  boolean isKnown(int stream) {
    table.lock();
    try {
      return stream % 2 == 1 && stream < next;
    } finally {
      table.unlock();
    }
  }

  void close(int stream) {
    table.lock();
    try {
      open.remove(stream);
    } finally {
      table.unlock();
    }
    windows.close(stream);
  }

  boolean isEmpty() {
    table.lock();
    try {
      return open.isEmpty();
    } finally {
      table.unlock();
    }
  }

  boolean hasEnded() {
    table.lock();
    try {
      return ended != null;
    } finally {
      table.unlock();
    }
  }

  /** GOAWAY: nothing new; those above {@code last} were never looked at (RFC 9113 §6.8). */
  void goAway(int last, String reason) {
    end(reason, last, true);
  }

  /** The connection is gone, and with it every stream. */
  void lost(String reason) {
    end(reason, 0, false);
  }

  private void end(String reason, int after, boolean unprocessed) {
    table.lock();
    try {
      if (ended == null) {
        ended = new Arrival.Lost(reason, unprocessed);
      }
      var gone = open.tailMap(after, false);
      gone.forEach((stream, mailbox) -> {
        mailbox.put(new Arrival.Lost(reason, unprocessed));
        windows.close(stream);
      });
      gone.clear();
    } finally {
      table.unlock();
    }
  }
}
