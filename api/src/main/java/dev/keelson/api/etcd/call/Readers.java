package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that may block on disk. When more waits than they could serve in time, callers are refused. */
public final class Readers implements Executor, AutoCloseable {
  private final ThreadPoolExecutor threads;

  public Readers(String name, int count) {
    this.threads = new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(Limits.READS_WAITING_MAX),
        Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
        (_, _) -> {
          throw EtcdError.TOO_MANY_REQUESTS.exception();
        });
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
