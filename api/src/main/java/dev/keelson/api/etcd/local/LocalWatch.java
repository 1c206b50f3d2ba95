package dev.keelson.api.etcd.local;

import dev.keelson.store.model.Event;
import dev.keelson.store.watch.EventBatch;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A watch that its reader takes from when it likes. One thread reads; any thread may ask for progress and close. */
public final class LocalWatch implements AutoCloseable {
  private final WatchHub hub;
  private final Inbox inbox = new Inbox();

  LocalWatch(WatchHub hub) {
    this.hub = hub;
  }

  WatchSink sink() {
    return inbox;
  }

  /** The next change, waited for up to {@code patience}; empty when none came. */
  public Optional<LocalChange> next(Duration patience) throws InterruptedException {
    LocalChange change = inbox.arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (inbox.foundRoom()) {
      hub.drained(inbox);
    }
    return Optional.ofNullable(change);
  }

  /**
   * Asks for {@link LocalChange.Progress}. What this member had applied before the call is covered by it. A watch that
   * is behind gets none: ask again.
   */
  public void requestProgress() {
    hub.requestProgress(inbox);
  }

  @Override
  public void close() {
    hub.inOrder(_ -> hub.closed(inbox));
    inbox.arrived.add(new LocalChange.Closed());
  }

  /** Filled by the hub's loop. The queue is bounded by the refusal of events; what else comes is one message each. */
  private static final class Inbox implements WatchSink {
    private final LinkedBlockingQueue<LocalChange> arrived = new LinkedBlockingQueue<>();
    private final AtomicBoolean waitsForRoom = new AtomicBoolean();

    boolean foundRoom() {
      return hasRoom() && waitsForRoom.getAndSet(false);
    }

    private boolean hasRoom() {
      return arrived.size() < Limits.WATCH_BATCHES_MAX;
    }

    @Override
    public void created(long watchId, long revision) {}

    @Override
    public boolean events(long watchId, long revision, EventBatch batch) {
      if (!hasRoom()) {
        waitsForRoom.set(true);
        if (!hasRoom()) {
          return false;
        }
        waitsForRoom.set(false);
      }
      arrived.add(new LocalChange.Events(batch.lastRevision(), batch.events().stream().map(Inbox::event).toList()));
      return true;
    }

    private static LocalChange.LocalEvent event(Event event) {
      boolean deletion = switch (event.kind()) {
        case PUT -> false;
        case DELETE -> true;
      };
      return new LocalChange.LocalEvent(deletion, new LocalRow(event.kv()));
    }

    /** Left out when the reader does not keep up: it promises something, but nobody is owed it. */
    @Override
    public void progress(long watchId, long revision) {
      if (hasRoom()) {
        arrived.add(new LocalChange.Progress(revision));
      }
    }

    @Override
    public void compacted(long watchId, long compactedTo) {
      arrived.add(new LocalChange.Compacted(compactedTo));
    }

    @Override
    public void cancelled(long watchId, long revision) {
      arrived.add(new LocalChange.Closed());
    }
  }
}
