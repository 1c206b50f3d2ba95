package dev.keelson.store.watch;

import dev.keelson.store.loop.Loop;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A sink and its watchers. Loop-owned. */
final class ClientStream {
  final WatchSink sink;
  final Map<Long, Watcher> watchers = new LinkedHashMap<>();

  /** Those that are catching up, in the order in which they fell behind: that is the order of being served. */
  final Set<Watcher> behind = new LinkedHashSet<>();

  private boolean full;
  private Loop.Timer progressTimer = Loop.Timer.NONE;

  ClientStream(WatchSink sink) {
    this.sink = sink;
  }

  /** Refused events, and said nothing of room since. */
  boolean full() {
    return full;
  }

  void drained() {
    full = false;
  }

  boolean offer(long watchId, long revision, EventBatch batch) {
    if (!full) {
      full = !sink.events(watchId, revision, batch);
    }
    return !full;
  }

  boolean tellsProgress() {
    return !progressTimer.equals(Loop.Timer.NONE);
  }

  void progressTimer(Loop.Timer timer) {
    progressTimer = timer;
  }

  void close() {
    progressTimer.cancel();
  }
}
