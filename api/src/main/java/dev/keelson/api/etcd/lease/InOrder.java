package dev.keelson.api.etcd.lease;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Runs steps one after the other, each when what it waits for is there. Any thread may add; no thread waits. */
final class InOrder {
  private final AtomicReference<CompletableFuture<Boolean>> last =
      new AtomicReference<>(CompletableFuture.completedFuture(true));

  /** Runs {@code step} after all steps before, and after {@code ready} has completed one way or the other. */
  void add(CompletableFuture<?> ready, Runnable step) {
    var done = new CompletableFuture<Boolean>();
    CompletableFuture<Boolean> before = last.getAndSet(done);
    var _ = CompletableFuture.allOf(before, ready).handle((_, _) -> run(step, done));
  }

  void add(Runnable step) {
    add(CompletableFuture.completedFuture(true), step);
  }

  private static boolean run(Runnable step, CompletableFuture<Boolean> done) {
    try {
      step.run();
    } finally {
      done.complete(true);
    }
    return true;
  }
}
