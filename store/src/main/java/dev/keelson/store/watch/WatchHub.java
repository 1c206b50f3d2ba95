package dev.keelson.store.watch;

import dev.keelson.store.CommitListener;
import dev.keelson.store.model.Commit;
import java.util.List;

/** Brings every commit to every watcher once and in order. All methods return at once; any thread may call them. */
public final class WatchHub implements CommitListener, AutoCloseable {
  @Override
  public void committed(List<Commit> commits) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void compacted(long revision) {
    throw new UnsupportedOperationException();
  }

  /** Adds a watcher. {@code watchId} is unique within the sink; the caller chose it. */
  public void watch(WatchSink sink, long watchId, WatchRequest request) {
    throw new UnsupportedOperationException();
  }

  /** Ends one watcher; the sink hears {@code cancelled}. Unknown ids are ignored. */
  public void cancel(WatchSink sink, long watchId) {
    throw new UnsupportedOperationException();
  }

  /** Answers with {@code progress(-1, …)} if all watchers of the sink are current and there is one; else nothing. */
  public void requestProgress(WatchSink sink) {
    throw new UnsupportedOperationException();
  }

  /** A sink that had refused events has room again. */
  public void drained(WatchSink sink) {
    throw new UnsupportedOperationException();
  }

  /** The stream is gone: forgets the sink and all its watchers without a word. */
  public void closed(WatchSink sink) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
