package dev.keelson.orchestrator.allocate;

import java.util.concurrent.locks.ReentrantLock;

/**
 * One at a time of this server's requests changes the record of node ports; they would only make each other try again.
 * The lock is fair, so that none waits for ever.
 */
final class RangeGate {
  private final ReentrantLock lock = new ReentrantLock(true);

  void inTurn(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
