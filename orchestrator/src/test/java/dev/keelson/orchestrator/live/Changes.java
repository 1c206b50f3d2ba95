package dev.keelson.orchestrator.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.informer.Informers;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what a cache will show, and checks after every change what has to hold always. */
public final class Changes {
  private static final long LONG_SECONDS = 60;

  private final LinkedBlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

  public Changes(Informers informers, ResourceType... types) {
    for (var type : types) {
      informers.listen(type, (_, _) -> changes.add(true));
    }
  }

  /**
   * Checked on each change of the resource from now on; {@link #await} fails when it does not hold once.
   *
   * @param violation what is wrong; empty when nothing is
   */
  public void always(Informers informers, ResourceType type, Supplier<String> violation) {
    informers.listen(type, (_, _) -> {
      var wrong = violation.get();
      if (!wrong.isEmpty()) {
        broken.add(wrong);
      }
    });
  }

  /** Waits as long as changes come, until it holds. */
  public void await(String what, BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      assertTrue(changes.poll(LONG_SECONDS, TimeUnit.SECONDS) != null, "never came to be: " + what);
    }
    assertTrue(broken.isEmpty(), () -> "broken: " + broken.peek());
  }
}
