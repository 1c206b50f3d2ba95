package dev.keelson.store.watch;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the hub tells about itself. The loop writes, any thread reads. */
public final class WatchCounters {
  private final AtomicLong watchers = new AtomicLong();
  private final AtomicLong streams = new AtomicLong();
  private final AtomicLong slowWatchers = new AtomicLong();
  private final LongAdder events = new LongAdder();
  private final LongAdder historyReads = new LongAdder();
  private final ChangeQueue queue;

  WatchCounters(ChangeQueue queue) {
    this.queue = queue;
  }

  public long watchers() {
    return watchers.get();
  }

  public long streams() {
    return streams.get();
  }

  /** Watchers that are catching up. */
  public long slowWatchers() {
    return slowWatchers.get();
  }

  /** Events that were committed and that the hub has not looked at yet. */
  public long pendingEvents() {
    return queue.waitingEvents();
  }

  /** Events that came through the hub since its start, whoever wanted them. */
  public long events() {
    return events.sum();
  }

  /** How often a watcher was so late that history had to be read. */
  public long historyReads() {
    return historyReads.sum();
  }

  void watchers(int more) {
    watchers.addAndGet(more);
  }

  void streams(int more) {
    streams.addAndGet(more);
  }

  void slow(int more) {
    slowWatchers.addAndGet(more);
  }

  void events(int more) {
    events.add(more);
  }

  void historyRead() {
    historyReads.increment();
  }
}
