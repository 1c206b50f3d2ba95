package dev.keelson.orchestrator.controller.pods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does many like things at once, but begins with one: where the first is refused, as by a quota, the others are not
 * even tried (kubernetes' slowStartBatch).
 */
public final class SlowStart {
  private static final int FIRST_BATCH = 1;

  /** Half of what the API server takes at once of all clients together. */
  private static final int BATCH_MAX = 100;

  /**
   * How far it came.
   *
   * @param successes how many were done
   * @param failure the first of the batch that ended it; empty when all were done
   */
  public record Result(int successes, Optional<RuntimeException> failure) {}

  private SlowStart() {}

  /** Runs the tasks in batches of 1, 2, 4 and so on; the first batch with a failure is the last. */
  public static Result run(List<? extends Runnable> tasks) {
    int done = 0;
    int batch = FIRST_BATCH;
    while (done < tasks.size()) {
      var next = tasks.subList(done, Math.min(tasks.size(), done + batch));
      var failures = together(next);
      done += next.size();
      if (!failures.isEmpty()) {
        return new Result(done - failures.size(), Optional.of(failures.getFirst()));
      }
      batch = Math.min(2 * batch, BATCH_MAX);
    }
    return new Result(done, Optional.empty());
  }

  /** Runs all tasks, however the others end; answers with the failures. */
  public static List<RuntimeException> all(List<? extends Runnable> tasks) {
    var failures = new ArrayList<RuntimeException>();
    for (var done = 0; done < tasks.size(); done += BATCH_MAX) {
      failures.addAll(together(tasks.subList(done, Math.min(tasks.size(), done + BATCH_MAX))));
    }
    return failures;
  }

  private static List<RuntimeException> together(List<? extends Runnable> tasks) {
    if (tasks.size() == 1) {
      return alone(tasks.getFirst());
    }
    var futures = new ArrayList<Future<?>>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      tasks.forEach(task -> futures.add(executor.submit(task)));
    }
    return futures.stream().flatMap(future -> failure(future).stream()).toList();
  }

  private static List<RuntimeException> alone(Runnable task) {
    try {
      task.run();
      return List.of();
    } catch (RuntimeException failure) {
      return List.of(failure);
    }
  }

  private static Optional<RuntimeException> failure(Future<?> ended) {
    return switch (ended.state()) {
      case SUCCESS -> Optional.empty();
      case FAILED -> Optional.of(ended.exceptionNow() instanceof RuntimeException failure
          ? failure : new IllegalStateException(ended.exceptionNow()));
      case CANCELLED, RUNNING -> Optional.of(new IllegalStateException("interrupted"));
    };
  }
}
