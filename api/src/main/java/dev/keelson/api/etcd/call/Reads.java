package dev.keelson.api.etcd.call;

import dev.keelson.raft.Replica;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs reads of the store on threads of their own: JNI and disk must not hold up an event loop. */
public final class Reads {
  private final Replica replica;
  private final Duration timeout;
  private final Executor readers;

  public Reads(Replica replica, Duration timeout, Executor readers) {
    this.replica = replica;
    this.timeout = timeout;
    this.readers = readers;
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
}
