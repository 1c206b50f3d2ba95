package dev.keelson.raft.checkpoint;

import dev.keelson.raft.FaultHandler;
import dev.keelson.raft.apply.ApplierGate;
import dev.keelson.raft.wire.Links;
import dev.keelson.raft.wire.Method;
import dev.keelson.store.command.LogPosition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flushes the state now and then and lets go of the log before that; and replaces the state when the leader no longer
 * has the entries that are missing here.
 *
 * <p>One flush stays behind the log's end: a member that was away for a short while then needs entries only.
 */
public final class LogKeeper implements AutoCloseable {
  /**
   * Log bytes between flushes. They are replayed after a crash and, once more as many, kept for slow members: at some
   * hundred thousand commands a second that is well under a second each.
   */
  private static final long FLUSH_BYTES = 32L << 20;

  private static final Duration STOP_MAX = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("raft-keeper").daemon().factory());
  private final ApplierGate gate;
  private final Links links;
  private final Path incoming;
  private final FaultHandler faults;
  private final long flushEntries;
  private final AtomicBoolean flushing = new AtomicBoolean();
  private final AtomicLong bytesSince = new AtomicLong();
  private final AtomicLong entriesSince = new AtomicLong();
  private final AtomicLong flushes = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private LogPosition lastFlushed; // the keeper thread's

  /** The log, as far as this class touches it. */
  public interface Log {
    /** The state up to here is on disk. */
    void durableTo(LogPosition position);

    /** Entries up to here are wanted no more. */
    void purge(long index);
  }

  /** @param incoming for a checkpoint while it comes */
  public LogKeeper(ApplierGate gate, Links links, Path incoming, long flushEntries, FaultHandler faults) {
    this.gate = gate;
    this.links = links;
    this.incoming = incoming;
    this.flushEntries = flushEntries;
    this.faults = faults;
    this.lastFlushed = gate.applied();
  }

  /** An entry of that size has been applied. The applying thread. */
  public void applied(int entryBytes, Log log) {
    long bytes = bytesSince.addAndGet(entryBytes);
    long entries = entriesSince.incrementAndGet();
    if ((bytes >= FLUSH_BYTES || entries >= flushEntries) && flushing.compareAndSet(false, true)) {
      thread.execute(() -> flush(log));
    }
  }

  /** Fetches the leader's state and takes it. Completes with the position that the state then has on disk. */
  public CompletableFuture<LogPosition> install(long leaderId, Consumer<LogPosition> installed) {
    return CompletableFuture.supplyAsync(() -> replace(leaderId, installed), thread);
  }

  public long flushes() {
    return flushes.get();
  }

  public long received() {
    return received.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the keeper of the log is still busy");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush(Log log) {
    bytesSince.set(0);
    entriesSince.set(0);
    try {
      LogPosition now = gate.flush();
      log.durableTo(now);
      log.purge(lastFlushed.index());
      lastFlushed = now;
      flushes.incrementAndGet();
    } catch (IOException | RuntimeException broken) {
      faults.fault("the state cannot be brought to disk", broken);
    } finally {
      flushing.set(false);
    }
  }

  private LogPosition replace(long leaderId, Consumer<LogPosition> installed) {
    try {
      Trees.remove(incoming);
      LogPosition position = CheckpointReceiver.receive(links.parts(leaderId, Method.CHECKPOINT), incoming);
      LOG.info("received a checkpoint up to {} from {}", position, Long.toHexString(leaderId));
      lastFlushed = take(position) ? position : gate.flush();
      installed.accept(lastFlushed);
      received.incrementAndGet();
      return lastFlushed;
    } catch (IOException | RuntimeException lost) {
      LOG.warn("no checkpoint from {}: {}", Long.toHexString(leaderId), lost.toString());
      throw new IllegalStateException("no checkpoint", lost);
    }
  }

  /** A state that is half replaced is a fault; one that could not be fetched is weather. */
  private boolean take(LogPosition position) throws IOException {
    try {
      return gate.install(position, incoming);
    } catch (IOException | RuntimeException broken) {
      faults.fault("a checkpoint cannot be installed", broken);
      throw broken;
    }
  }
}
