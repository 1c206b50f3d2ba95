package dev.keelson.store.watch;

import dev.keelson.store.loop.Loop;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Tells watchers that nothing happened. A notification at revision R promises that everything up to R was delivered
 * (etcd api_guarantees, "Bookmarkable"), so only who is current gets one. Loop-owned.
 */
final class Progress {
  /** So that streams opened together are not told together; as etcd, up to a tenth. */
  private static final int JITTER_DIVISOR = 10;

  private final Loop loop;
  private final Duration interval;
  private final RandomGenerator random;
  private final Present present;

  Progress(Loop loop, Duration interval, RandomGenerator random, Present present) {
    this.loop = loop;
    this.interval = interval;
    this.random = random;
    this.present = present;
  }

  /** All watchers of the stream or nobody. */
  void requested(ClientStream stream) {
    boolean all = stream.watchers.values().stream().allMatch(watcher -> watcher.has(present.revision));
    if (all && !stream.watchers.isEmpty()) {
      stream.sink.progress(-1, present.revision);
    }
  }

  /** Sees to it that {@code tick} is called for a stream that has a watcher who wants to hear. */
  void watch(ClientStream stream, Runnable tick) {
    if (!stream.tellsProgress() && stream.watchers.values().stream().anyMatch(watcher -> watcher.progress)) {
      stream.progressTimer(loop.after(jittered(), tick));
    }
  }

  void tick(ClientStream stream, Runnable again) {
    stream.progressTimer(Loop.Timer.NONE);
    if (!stream.full()) {
      stream.watchers.values().forEach(this::tell);
    }
    watch(stream, again);
  }

  private void tell(Watcher watcher) {
    if (watcher.progress && watcher.wasQuiet() && watcher.has(present.revision)) {
      watcher.stream.sink.progress(watcher.id, present.revision);
    }
  }

  private Duration jittered() {
    return interval.plusNanos(random.nextLong(interval.toNanos() / JITTER_DIVISOR + 1));
  }
}
