package dev.keelson.store;

import dev.keelson.store.command.Applier;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Reply;
import dev.keelson.store.command.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The state machine on disk. See the package comment for who may call what. */
public final class Store implements Applier, AutoCloseable {
  private Store() {}

  /** Opens or creates the store in {@code directory}. {@code listener} hears of every later change. */
  public static Store open(Path directory, StoreSettings settings, CommitListener listener) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The newest state. Close it soon: while it is open, RocksDB keeps what it shows. */
  public View view() {
    throw new UnsupportedOperationException();
  }

  /** Without opening a view. */
  public long revision() {
    throw new UnsupportedOperationException();
  }

  /** Bytes on disk and in memory tables; never 0. */
  public long sizeBytes() {
    throw new UnsupportedOperationException();
  }

  /** An estimate of the bytes that live data takes. */
  public long sizeInUseBytes() {
    throw new UnsupportedOperationException();
  }

  /** Rewrites files so that the space of removed data returns to the disk. May take long; changes nothing visible. */
  public void compactFiles() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Waits until the history below the last compaction is physically gone here. */
  public void awaitPhysicalCompaction() throws InterruptedException {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Reply> apply(LogPosition at, List<Submission> submissions) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void skip(LogPosition at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LogPosition applied() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LogPosition flush() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public LogPosition checkpoint(Path directory) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void install(Path directory) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
