package dev.keelson.etcdctl.http2;

import dev.keelson.etcdctl.time.Deadline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One request and its response: a stream. One thread sends and one receives; they may be the same. */
public final class Exchange {
  private final int stream;
  private final Mailbox mailbox;
  private final StreamTable table;
  private final SendWindows windows;
  private final SharedFrameWriter writer;
  /** Taken but not yet given back to the peer as room. Owned by the receiver. */
  private int taken;

  Exchange(int stream, Mailbox mailbox, StreamTable table, SendWindows windows, SharedFrameWriter writer) {
    this.stream = stream;
    this.mailbox = mailbox;
    this.table = table;
    this.windows = windows;
    this.writer = writer;
  }

  /** Waits for room as long as it must. What goes wrong is found by {@link #receive}, so it is not told here. */
  public void send(byte[] bytes, boolean end, Deadline deadline) throws InterruptedException {
    var from = 0;
    try {
      while (from < bytes.length) {
        var length = windows.take(stream, bytes.length - from, deadline);
        if (length == 0) {
          return;
        }
        var last = end && from + length == bytes.length;
        writer.write(Frame.DATA, last ? Frame.END_STREAM : 0, stream, bytes, from, length);
        from += length;
      }
      if (bytes.length == 0 && end && table.mailbox(stream) != null) {
        writer.write(Frame.DATA, Frame.END_STREAM, stream, bytes);
      }
    } catch (IOException lost) {
      table.lost(String.valueOf(lost.getMessage()));
    }
  }

  /** The next thing that came; nothing when time has run out. */
  public @Nullable Arrival receive(Deadline deadline) throws InterruptedException {
    var arrival = mailbox.take(deadline);
    if (arrival instanceof Arrival.Data data && !data.last()) {
      giveBack(data.cost());
    }
    return arrival;
  }

  private void giveBack(int bytes) {
    taken += bytes;
    if (taken < Http2Limits.RECEIVE_WINDOW_BYTES / 2) {
      return;
    }
    try {
      writer.windowUpdate(stream, taken);
      taken = 0;
    } catch (IOException lost) {
      table.lost(String.valueOf(lost.getMessage()));
    }
  }

  /** Ends it before its time; a stream that has ended stays as it is. */
  public void cancel() {
    if (table.mailbox(stream) == null) {
      return;
    }
    table.close(stream);
    try {
      writer.reset(stream, ErrorCode.CANCEL);
    } catch (IOException lost) {
      table.lost(String.valueOf(lost.getMessage()));
    }
  }
}
