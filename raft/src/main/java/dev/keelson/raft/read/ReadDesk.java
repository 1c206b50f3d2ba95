package dev.keelson.raft.read;

import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.raft.ReplicationException;
import dev.keelson.raft.leadership.Leadership;
import dev.keelson.raft.leadership.Standing;
import dev.keelson.store.loop.Inbox;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds reads until they may be answered. Loop-owned but for {@link #barrier}.
 *
 * <p>One question is under way at a time; reads that arrive meanwhile share the next one.
 */
public final class ReadDesk {
  private final Loop loop;
  private final Time time;
  private final Leadership leadership;
  private final Rounds rounds;
  private final LongFunction<CompletableFuture<Long>> leaderIndex;
  private final AppliedIndex applied;
  private final Inbox<Read> inbox;
  private final AtomicInteger count = new AtomicInteger();
  private final TreeMap<Long, List<Read>> behind = new TreeMap<>();
  private List<Read> arrived = new ArrayList<>();
  private List<Read> asking = List.of();
  private long question;
  private boolean pausing;

  /** @param leaderIndex asks the leader with that id; the member that leads asks {@code rounds} itself */
  public ReadDesk(
      Loop loop,
      Time time,
      Leadership leadership,
      Rounds rounds,
      LongFunction<CompletableFuture<Long>> leaderIndex,
      AppliedIndex applied) {
    this.loop = loop;
    this.time = time;
    this.leadership = leadership;
    this.rounds = rounds;
    this.leaderIndex = leaderIndex;
    this.applied = applied;
    this.inbox = new Inbox<>(loop, read -> arrived.add(read), this::turn);
  }

  /** Any thread. */
  public CompletableFuture<Void> barrier(Duration timeout) {
    if (count.incrementAndGet() > Limits.READS_MAX) {
      count.decrementAndGet();
      return CompletableFuture.failedFuture(
          new ReplicationException(Kind.TOO_MANY_REQUESTS, "more reads are waiting than may wait"));
    }
    long now = time.monotonicNanos();
    Read read = new Read(new CompletableFuture<>(), now, now + timeout.toNanos());
    inbox.put(read);
    return read.done;
  }

  public void standingChanged() {
    arrived.addAll(asking);
    asking = List.of();
    question++; // an answer that still comes belongs to nobody
    turn();
  }

  /** More has been applied. */
  public void advanced() {
    loop.assertOwned();
    do {
      while (!behind.isEmpty() && behind.firstKey() <= applied.index()) {
        behind.pollFirstEntry().getValue().forEach(this::finish);
      }
      applied.await(behind.isEmpty() ? AppliedIndex.NOBODY : behind.firstKey());
    } while (!behind.isEmpty() && behind.firstKey() <= applied.index()); // it may have advanced before the await
  }

  /** Ends what is due. */
  public void sweep() {
    loop.assertOwned();
    long now = time.monotonicNanos();
    Predicate<Read> isDue = read -> read.deadlineNanos - now <= 0;
    List<Read> due = new ArrayList<>();
    all().forEach(reads -> reads.stream().filter(isDue).forEach(due::add));
    if (!due.isEmpty()) {
      arrived.removeIf(isDue);
      asking = asking.stream().filter(isDue.negate()).toList();
      behind.values().forEach(reads -> reads.removeIf(isDue));
      due.forEach(this::expire);
    }
  }

  public void stop() {
    loop.assertOwned();
    all().forEach(reads -> reads.forEach(read -> fail(read, Kind.STOPPED, "this member is stopping")));
    arrived.clear();
    asking = List.of();
    behind.clear();
  }

  private List<List<Read>> all() {
    List<List<Read>> all = new ArrayList<>(behind.values());
    all.add(arrived);
    all.add(asking);
    return all;
  }

  private void turn() {
    loop.assertOwned();
    if (arrived.isEmpty() || !asking.isEmpty() || pausing) {
      return;
    }
    switch (leadership.standing()) {
      case Standing.Leading _ -> ask(rounds.confirm());
      case Standing.Following(long _, long leader) -> ask(leaderIndex.apply(leader));
      case Standing.Leaderless _ -> { } // they wait for a leader until their deadlines
    }
  }

  private void ask(CompletableFuture<Long> answer) {
    asking = arrived;
    arrived = new ArrayList<>();
    long number = ++question;
    loop.deliver(answer, (index, _) -> {
      if (number == question) {
        answered(index);
      }
    });
  }

  private void answered(@Nullable Long index) {
    List<Read> asked = asking;
    asking = List.of();
    if (index != null) {
      hold(index, asked);
    } else {
      arrived.addAll(asked);
      pause();
    }
    turn();
  }

  private void hold(long index, List<Read> reads) {
    if (applied.index() >= index) {
      reads.forEach(this::finish);
      return;
    }
    behind.computeIfAbsent(index, _ -> new ArrayList<>()).addAll(reads);
    advanced();
  }

  private void pause() {
    pausing = true;
    loop.after(Limits.RETRY_DELAY, () -> {
      pausing = false;
      turn();
    });
  }

  private void finish(Read read) {
    count.decrementAndGet();
    read.done.complete(null);
  }

  private void expire(Read read) {
    if (leadership.standing() instanceof Standing.Leaderless) {
      fail(read, Kind.NO_LEADER, "no leader appeared in time");
    } else {
      fail(read, leadership.timeoutKind(read.startedNanos), "not confirmed in time");
    }
  }

  private void fail(Read read, Kind kind, String message) {
    count.decrementAndGet();
    read.done.completeExceptionally(new ReplicationException(kind, message));
  }

  private record Read(CompletableFuture<Void> done, long startedNanos, long deadlineNanos) {}
}
