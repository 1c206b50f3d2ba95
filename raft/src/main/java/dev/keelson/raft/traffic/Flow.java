package dev.keelson.raft.traffic;

import dev.keelson.raft.AppendFigures;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Requests in one direction. The rates are those of the last few, as in etcd; after a second's silence they are 0. */
final class Flow {
  /** As many as etcd looks at. */
  private static final int WINDOW_MAX = 200;

  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Time time;
  private final Deque<Request> window = new ArrayDeque<>(WINDOW_MAX);
  private long count;
  private long windowBytes;

  /** One request of the window. */
  private record Request(long atNanos, long bytes) {}

  Flow(Time time) {
    this.time = time;
  }

  synchronized void add(long bytes) {
    count++;
    if (window.size() == WINDOW_MAX) {
      windowBytes -= window.removeFirst().bytes();
    }
    window.addLast(new Request(time.monotonicNanos(), bytes));
    windowBytes += bytes;
  }

  synchronized AppendFigures.Flow figures() {
    if (window.isEmpty() || time.monotonicNanos() - window.getLast().atNanos() > SILENCE_NANOS) {
      window.clear();
      windowBytes = 0;
    }
    double seconds = window.isEmpty() ? 0 : (window.getLast().atNanos() - window.getFirst().atNanos()) / 1e9;
    return seconds == 0
        ? new AppendFigures.Flow(count, 0, 0)
        : new AppendFigures.Flow(count, window.size() / seconds, windowBytes / seconds);
  }
}
