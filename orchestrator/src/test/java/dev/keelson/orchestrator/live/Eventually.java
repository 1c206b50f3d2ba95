package dev.keelson.orchestrator.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.client.ResourceType;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits until something holds, looking again at each change of the resources that it may depend on. */
public final class Eventually {
  /** Far more than anything takes; it only bounds a test that fails. */
  private static final long PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<Boolean> changes = new LinkedBlockingQueue<>(1);

  public Eventually(LiveApi api, ResourceType... types) {
    for (var type : types) {
      api.informers().listen(type, (_, _) -> changes.offer(true));
    }
  }

  public void that(Supplier<String> what, BooleanSupplier holds) {
    try {
      while (!holds.getAsBoolean()) {
        assertTrue(changes.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) != null || holds.getAsBoolean(), what);
      }
    } catch (InterruptedException ended) {
      throw new AssertionError(ended);
    }
  }
}
