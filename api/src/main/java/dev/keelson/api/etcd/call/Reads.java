package dev.keelson.api.etcd.call;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.raft.Replica;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs reads of the store on a few threads of their own: JNI and disk must not hold up an event loop. */
public final class Reads implements AutoCloseable {
  private final Replica replica;
  private final Duration timeout;
  private final ThreadPoolExecutor readers;

  public Reads(Replica replica, Duration timeout) {
    this.replica = replica;
    this.timeout = timeout;
    this.readers = new ThreadPoolExecutor(
        Limits.READER_THREADS,
        Limits.READER_THREADS,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(Limits.READS_WAITING_MAX),
        Thread.ofPlatform().name("reader-", 0).daemon().factory(),
        (_, _) -> {
          throw EtcdError.TOO_MANY_REQUESTS.exception();
        });
  }

  /** Runs {@code read} once this member has everything that any member had acknowledged before the call. */
  public <A> CompletableFuture<A> linearizable(Supplier<A> read) {
    return replica.readBarrier(timeout).thenApplyAsync(_ -> read.get(), readers);
  }

  /** Runs {@code read} on what this member has now. */
  public <A> CompletableFuture<A> serializable(Supplier<A> read) {
    return CompletableFuture.supplyAsync(read, readers);
  }

  public <A> CompletableFuture<A> read(boolean serializable, Supplier<A> read) {
    return serializable ? serializable(read) : linearizable(read);
  }

  @Override
  public void close() {
    readers.shutdown();
  }
}
