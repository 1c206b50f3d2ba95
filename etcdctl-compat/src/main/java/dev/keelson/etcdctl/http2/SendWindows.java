package dev.keelson.etcdctl.http2;

import dev.keelson.etcdctl.time.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What we may still send, on the connection and on each stream (RFC 9113 §6.9). The reader adds what the peer grants;
 * senders wait here until there is room.
 */
final class SendWindows {
  private final ReentrantLock windows = new ReentrantLock();
  private final Condition changed = windows.newCondition();
  private final Map<Integer, Long> streams = new HashMap<>();
  private long connection = Http2Limits.WINDOW_BYTES_INITIAL;
  private long initial = Http2Limits.WINDOW_BYTES_INITIAL;

  void open(int stream) {
    windows.lock();
    try {
      streams.put(stream, initial);
    } finally {
      windows.unlock();
    }
  }

  /** Whoever waits for room on it goes on, and finds the end of the stream in its mailbox. */
  void close(int stream) {
    windows.lock();
    try {
      streams.remove(stream);
      changed.signalAll();
    } finally {
      windows.unlock();
    }
  }

  /** How much of {@code wanted} may go now, waiting for room; 0 when the stream has ended or time has run out. */
  int take(int stream, int wanted, Deadline deadline) throws InterruptedException {
    windows.lock();
    try {
      while (true) {
        var window = streams.get(stream);
        if (window == null) {
          return 0;
        }
        var granted = (int) Math.min(Math.min(window, connection), Math.min(wanted, Http2Limits.FRAME_BYTES_MAX));
        if (granted > 0) {
          streams.put(stream, window - granted);
          connection -= granted;
          return granted;
        }
        if (!changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
          return 0;
        }
      }
    } finally {
      windows.unlock();
    }
  }

  void grantConnection(int bytes) throws Http2Exception {
    windows.lock();
    try {
      connection = checked(connection + bytes);
      changed.signalAll();
    } finally {
      windows.unlock();
    }
  }

  void grantStream(int stream, int bytes) throws Http2Exception {
    windows.lock();
    try {
      var window = streams.get(stream);
      if (window != null) {
        streams.put(stream, checked(window + bytes));
        changed.signalAll();
      }
    } finally {
      windows.unlock();
    }
  }

  /** A changed setting counts for the open streams as well, and may leave them below zero (RFC 9113 §6.9.2). */
  void resize(long newInitial) {
    windows.lock();
    try {
      var difference = newInitial - initial;
      initial = newInitial;
      streams.replaceAll((_, window) -> window + difference);
      changed.signalAll();
    } finally {
      windows.unlock();
    }
  }

  private static long checked(long window) throws Http2Exception {
    if (window > Integer.MAX_VALUE) {
      throw new Http2Exception(ErrorCode.FLOW_CONTROL_ERROR, "a window grew beyond 2^31-1");
    }
    return window;
  }
}
