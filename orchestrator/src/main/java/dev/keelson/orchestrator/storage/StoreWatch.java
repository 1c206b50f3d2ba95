package dev.keelson.orchestrator.storage;

import java.time.Duration;
import java.util.Optional;

/** A watch that its reader takes from when it likes. One thread reads; any thread may ask for progress and close. */
public interface StoreWatch extends AutoCloseable {
  /** The next change, waited for up to {@code patience}; empty when none came. */
  Optional<StoreChange> next(Duration patience) throws InterruptedException;

  /** Asks for {@link StoreChange.Progress}. A watch that is behind may get none: ask again. */
  void requestProgress();

  /** The reader hears {@link StoreChange.Broken}. */
  @Override
  void close();
}
