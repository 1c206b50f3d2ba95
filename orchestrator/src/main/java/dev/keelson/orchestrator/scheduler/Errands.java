package dev.keelson.orchestrator.scheduler;

import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.status.Refusal;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that others need not wait for, a virtual thread each, at most {@link Limits#ERRANDS_MAX} at a time. */
final class Errands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

  private final Semaphore places = new Semaphore(Limits.ERRANDS_MAX);

  /** Waits until all are done, but not for ever: whoever follows must not meet them. */
  @Override
  public void close() {
    try {
      if (!places.tryAcquire(Limits.ERRANDS_MAX, Limits.ERRAND_END_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the API server does not answer; some bindings may still happen");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a place, not for the errand. */
  void send(Runnable errand) throws InterruptedException {
    places.acquire();
    Thread.ofVirtual().name("scheduler-errand").start(() -> {
      try {
        errand.run();
      } catch (Refusal | Unreachable lost) {
        LOG.debug("not done: {}", lost.getMessage());
      } finally {
        places.release();
      }
    });
  }
}
