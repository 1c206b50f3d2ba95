package dev.keelson.etcdctl.v3.watch;

import java.util.concurrent.locks.ReentrantLock;

/** Lets one watch at a time print: what one says is not torn apart by another. */
final class SharedScreen {
  private final ReentrantLock turn = new ReentrantLock();

  /** What is printed in one go. */
  interface Saying {
    void say() throws InterruptedException;
  }

  void print(Saying saying) throws InterruptedException {
    turn.lock();
    try {
      saying.say();
    } finally {
      turn.unlock();
    }
  }
}
