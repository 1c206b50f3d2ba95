package dev.keelson.orchestrator.server;

import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;

/**
 * Tries what several servers do at once when a cluster starts: whoever comes second finds what the first is about to
 * make half made (an address taken, the service that has it not yet stored), or the store without a leader.
 */
final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int TRIES_MAX = 150;

  private Patience() {}

  /** Runs it until it is not refused; at last the refusal is the answer. */
  static void run(Runnable start) {
    for (int tried = 1; ; tried++) {
      try {
        start.run();
        return;
      } catch (Refusal refusal) {
        if (tried == TRIES_MAX || !pause()) {
          throw refusal;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
