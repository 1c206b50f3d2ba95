package dev.keelson.api.etcd.call;

import dev.keelson.raft.Replica;
import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.ReplicationException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs reads of the store on threads of their own: JNI and disk must not hold up an event loop. */
public final class Reads {
  private final Replica replica;
  private final Duration timeout;
  private final Executor readers;
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong late = new AtomicLong();

  public Reads(Replica replica, Duration timeout, Executor readers) {
    this.replica = replica;
    this.timeout = timeout;
    this.readers = readers;
  }

  /** Runs {@code read} once this member has everything that any member had acknowledged before the call. */
  public <A> CompletableFuture<A> linearizable(Supplier<A> read) {
    return confirmed().thenApplyAsync(_ -> read.get(), readers);
  }

  /** Completes once this member has everything that any member had acknowledged before the call. */
  public CompletableFuture<Void> confirmed() {
    return replica.readBarrier(timeout).whenComplete(this::count);
  }

  /** Runs {@code read} on what this member has now. */
  public <A> CompletableFuture<A> serializable(Supplier<A> read) {
    return CompletableFuture.supplyAsync(read, readers);
  }

  /** Confirmations that did not come, for whatever reason. */
  public long failed() {
    return failed.get();
  }

  /** Those of {@link #failed} that did not come in time. */
  public long late() {
    return late.get();
  }

  public <A> CompletableFuture<A> read(boolean serializable, Supplier<A> read) {
    return serializable ? serializable(read) : linearizable(read);
  }

  private void count(@Nullable Void confirmed, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    failed.incrementAndGet();
    if (failure instanceof ReplicationException weather && isLate(weather.kind())) {
      late.incrementAndGet();
    }
  }

  private static boolean isLate(Kind kind) {
    return switch (kind) {
      case TIMED_OUT, TIMED_OUT_LEADER_FAILURE, TIMED_OUT_CONNECTION_LOST -> true;
      case NO_LEADER, LEADER_CHANGED, TOO_MANY_REQUESTS, TOO_LARGE, NOT_LEADER, BAD_TRANSFEREE, STOPPED -> false;
    };
  }
}
