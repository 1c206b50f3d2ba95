package dev.keelson.store.watch;

import dev.keelson.store.CommitListener;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.model.Commit;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/** Brings every commit to every watcher once and in order. All methods return at once; any thread may call them. */
public final class WatchHub implements CommitListener, AutoCloseable {
  private final Loop loop;
  private final ChangeQueue queue = new ChangeQueue();
  private final WatchCounters counters = new WatchCounters(queue);

  // From here on: owned by the loop.
  private final Present present = new Present();
  private final Roster roster;
  private final HistoryReads history;
  private final CatchUp catchUp;
  private final Turn turn;
  private final Progress progress;
  private boolean goingOn;

  /**
   * @param loop for this hub alone, which closes it
   * @param historyReaders runs reads of history, which block
   * @param random for the shape of a search tree and for the spreading of progress
   */
  public WatchHub(Loop loop, Executor historyReaders, RandomGenerator random, WatchSettings settings) {
    this.loop = loop;
    var ring = new CommitRing(settings.ringBytes());
    this.roster = new Roster(new RangeIndex(random), new Places(counters), counters);
    this.history = new HistoryReads(loop, this::afterTurn, historyReaders, counters);
    this.catchUp = new CatchUp(present, ring, roster, history);
    this.turn = new Turn(queue, present, ring, roster, catchUp, counters);
    this.progress = new Progress(loop, settings.progressInterval(), random, present);
  }

  /**
   * Tells where the store stands when it is opened. Comes before the first change and the first watcher.
   *
   * @param compactedTo as {@link dev.keelson.store.View#compactedTo}
   */
  public void start(HistorySource source, long revision, long compactedTo) {
    loop.post(() -> {
      history.start(source);
      turn.start(revision, compactedTo);
    });
  }

  @Override
  public void committed(List<Commit> commits) {
    boolean first = false;
    for (Commit commit : commits) {
      first |= queue.offer(Change.Committed.of(commit));
    }
    turnIf(first);
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    turnIf(queue.offer(new Change.Jumped(revision, compactedTo)));
  }

  @Override
  public void compacted(long revision) {
    turnIf(queue.offer(new Change.Compacted(revision)));
  }

  /** Adds a watcher. {@code watchId} is unique within the sink; the caller chose it. */
  public void watch(WatchSink sink, long watchId, WatchRequest request) {
    afterTurn(() -> {
      Watcher watcher = roster.add(sink, watchId, request);
      sink.created(watchId, present.revision);
      place(watcher, request.startRevision());
      watchProgress(watcher.stream);
    });
  }

  /** Ends one watcher; the sink hears {@code cancelled}. Unknown ids are ignored. */
  public void cancel(WatchSink sink, long watchId) {
    afterTurn(() -> roster.watcher(sink, watchId).ifPresent(watcher -> {
      roster.end(watcher);
      sink.cancelled(watchId, present.revision);
    }));
  }

  /** Answers with {@code progress(-1, …)} if all watchers of the sink are current and there is one; else nothing. */
  public void requestProgress(WatchSink sink) {
    afterTurn(() -> roster.stream(sink).ifPresent(progress::requested));
  }

  /** A sink that had refused events has room again. */
  public void drained(WatchSink sink) {
    afterTurn(() -> roster.stream(sink).ifPresent(stream -> {
      stream.drained();
      roster.places.rouse(stream);
    }));
  }

  /** The stream is gone: forgets the sink and all its watchers without a word. */
  public void closed(WatchSink sink) {
    afterTurn(() -> roster.close(sink));
  }

  /**
   * Runs {@code step} where sinks are called, after everything asked for before: for answers that must not overtake the
   * hub's. It is given the revision up to which the hub has come.
   */
  public void inOrder(LongConsumer step) {
    afterTurn(() -> step.accept(present.revision));
  }

  public WatchCounters counters() {
    return counters;
  }

  /** Ends the loop; nobody hears anything more. */
  @Override
  public void close() {
    loop.close();
  }

  private void place(Watcher watcher, long startRevision) {
    if (startRevision == 0) {
      roster.places.put(watcher, new Standing.Current());
    } else if (startRevision < present.compactedTo) {
      roster.compacted(watcher, present.compactedTo);
    } else {
      roster.places.put(watcher, Standing.of(startRevision, present.revision));
    }
  }

  private void watchProgress(ClientStream stream) {
    progress.watch(stream, () -> tick(stream));
  }

  private void tick(ClientStream stream) {
    afterTurn(() -> progress.tick(stream, () -> tick(stream)));
  }

  private void turnIf(boolean first) {
    if (first) {
      afterTurn(() -> {});
    }
  }

  /** Every task first takes what was committed before it was posted, and lets late watchers go on afterwards. */
  private void afterTurn(Runnable task) {
    loop.post(() -> {
      loop.assertOwned();
      turn.take();
      task.run();
      goOn();
    });
  }

  /** Late watchers take some steps; the rest of them after what else waits on the loop. */
  private void goOn() {
    if (catchUp.step() && !goingOn) {
      goingOn = true;
      afterTurn(() -> goingOn = false);
    }
  }
}
