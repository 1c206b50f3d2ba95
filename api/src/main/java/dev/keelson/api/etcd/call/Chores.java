package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for work that takes long and is asked for seldom: hashes, file compaction, waiting for either. */
public final class Chores implements AutoCloseable {
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1,
      1,
      0,
      TimeUnit.SECONDS,
      new ArrayBlockingQueue<>(Limits.CHORES_WAITING_MAX),
      Thread.ofPlatform().name("chores").daemon().factory(),
      (_, _) -> {
        throw EtcdError.TOO_MANY_REQUESTS.exception();
      });

  public <A> CompletableFuture<A> run(Callable<A> chore) {
    return CompletableFuture.supplyAsync(() -> call(chore), thread);
  }

  private static <A> A call(Callable<A> chore) {
    try {
      return chore.call();
    } catch (RuntimeException told) {
      throw told;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CompletionException(EtcdError.STOPPED.exception());
    } catch (Exception failed) {
      throw new CompletionException(failed);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
