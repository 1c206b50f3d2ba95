package dev.keelson.store.compaction;

import dev.keelson.store.engine.Engine;
import dev.keelson.store.model.StoreFailure;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings physical compaction up to the logical one, on its own thread. */
public final class Compactor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  private final CompactionStep step;
  private final CompactionGoal goal;
  private final Thread thread;

  private Compactor(Engine engine, long compactedTo) {
    step = new CompactionStep(engine);
    goal = new CompactionGoal(compactedTo, step.done());
    thread = Thread.ofPlatform().name("store-compactor").daemon().unstarted(this::work);
  }

  /** Goes on with what an earlier run has left undone. {@code engine} must stay open until {@link #close}. */
  public static Compactor start(Engine engine, long compactedTo) {
    var compactor = new Compactor(engine, compactedTo);
    compactor.thread.start();
    return compactor;
  }

  public void compactTo(long revision) {
    goal.raise(revision);
  }

  /** Waits until everything that is compacted logically by now is so physically. */
  public void await() throws InterruptedException {
    goal.await();
  }

  /** Returns when the thread no longer touches the engine, which is after one step at most. */
  @Override
  public void close() {
    goal.stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      for (OptionalLong next = goal.next(); next.isPresent(); next = goal.next()) {
        step.run(next.getAsLong());
        goal.done(step.done());
      }
    } catch (RuntimeException e) {
      LOG.error("compaction stopped; it goes on when the store is opened again", e);
      goal.fail(new StoreFailure("compaction stopped: " + e.getMessage(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
