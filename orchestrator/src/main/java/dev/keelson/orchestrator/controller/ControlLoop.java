package dev.keelson.orchestrator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keelson.orchestrator.client.ObjectKey;
import dev.keelson.orchestrator.client.ResourceType;
import dev.keelson.orchestrator.client.Unreachable;
import dev.keelson.orchestrator.client.informer.Informers;
import dev.keelson.orchestrator.client.informer.Listener;
import dev.keelson.orchestrator.client.queue.Backoff;
import dev.keelson.orchestrator.client.queue.WorkQueue;
import dev.keelson.orchestrator.status.Reason;
import dev.keelson.orchestrator.status.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one controller: takes keys from its queue, a thread for each worker, and puts them back as it says. */
public final class ControlLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);

  private final Controller controller;
  private final WorkQueue<ObjectKey> queue;
  private final List<Thread> threads = new ArrayList<>();

  private ControlLoop(Controller controller, InstantSource clock) {
    this.controller = controller;
    this.queue = new WorkQueue<>(clock, Backoff.USUAL);
  }

  /** Starts; the first key is worked on when all that the controller watches is known. */
  public static ControlLoop start(Controller controller, Informers informers, InstantSource clock) {
    var loop = new ControlLoop(controller, clock);
    controller.watch(loop.sources(informers));
    var synced = informers.synced();
    for (int i = 0; i < controller.workers(); i++) {
      loop.run(controller.name() + "-" + i, () -> loop.work(synced));
    }
    return loop;
  }

  /** How many keys wait for a worker. */
  public int depth() {
    return queue.depth();
  }

  @Override
  public void close() {
    queue.close();
    threads.forEach(Thread::interrupt);
  }

  private void run(String name, Runnable task) {
    threads.add(Thread.ofVirtual().name(name).start(task));
  }

  private Sources sources(Informers informers) {
    return new Sources() {
      @Override
      public void on(ResourceType type, Function<ObjectNode, Stream<ObjectKey>> keys) {
        on(type, (before, after) ->
            Stream.of(before, after).flatMap(Optional::stream).flatMap(keys).distinct().forEach(queue::add));
      }

      @Override
      public void on(ResourceType type, Listener listener) {
        informers.listen(type, listener);
      }

      @Override
      public void wake(ObjectKey key) {
        queue.add(key);
      }

      @Override
      public void wakeAfter(ObjectKey key, Duration delay) {
        queue.addAfter(key, delay);
      }

      @Override
      public void every(Duration period, Supplier<Stream<ObjectKey>> keys) {
        run(controller.name() + "-now-and-then", () -> wakeEvery(period, keys, informers.synced()));
      }
    };
  }

  private void wakeEvery(Duration period, Supplier<Stream<ObjectKey>> keys, CompletableFuture<Void> synced) {
    try {
      synced.join();
      while (!Thread.currentThread().isInterrupted()) {
        keys.get().forEach(queue::add);
        Thread.sleep(period);
      }
    } catch (InterruptedException | CompletionException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(CompletableFuture<Void> synced) {
    try {
      synced.join();
      for (var key = queue.take(); key.isPresent(); key = queue.take()) {
        try {
          attempt(key.get());
        } finally {
          queue.done(key.get());
        }
      }
    } catch (InterruptedException | CompletionException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt(ObjectKey key) {
    switch (outcome(key)) {
      case Outcome.Settled() -> queue.forget(key);
      case Outcome.CheckAgainAfter(var delay) -> {
        queue.forget(key);
        queue.addAfter(key, delay);
      }
      case Outcome.RetryWithBackoff(var cause) -> {
        queue.addAfterFailure(key);
        report(key, cause);
      }
    }
  }

  private Outcome outcome(ObjectKey key) {
    try {
      return controller.reconcile(key);
    } catch (RuntimeException failed) {
      return new Outcome.RetryWithBackoff(failed);
    }
  }

  /** Conflicts are everyday: what was read was old. */
  private void report(ObjectKey key, RuntimeException cause) {
    switch (cause) {
      case Refusal refusal when refusal.reason() == Reason.CONFLICT ->
          LOG.debug("{} {}: {}", controller.name(), key, refusal.text());
      case Refusal refusal -> LOG.warn("{} {} is tried again: {}", controller.name(), key, refusal.text());
      case Unreachable broken -> LOG.debug("{} {}: {}", controller.name(), key, broken.getMessage());
      default -> LOG.error("{} {} is tried again", controller.name(), key, cause);
    }
  }
}
