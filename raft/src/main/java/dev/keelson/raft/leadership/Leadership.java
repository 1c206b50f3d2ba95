package dev.keelson.raft.leadership;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.ReplicationException.Kind;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the current {@link Standing} and tells everybody when it changes. Loop-owned. */
public final class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);

  private final Loop loop;
  private final Time time;
  private final Supplier<Standing> truth;
  private final LeadershipListener listener;
  private final Duration electionTimeout;
  private final List<Consumer<Standing>> organs = new ArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private LongPredicate connected = _ -> true;
  private Standing standing = new Standing.Leaderless(0);
  private long leaderTold;
  private long leaderKnownSinceNanos;

  public Leadership(
      Loop loop, Time time, Supplier<Standing> truth, LeadershipListener listener, Duration electionTimeout) {
    this.loop = loop;
    this.time = time;
    this.truth = truth;
    this.listener = listener;
    this.electionTimeout = electionTimeout;
    this.leaderKnownSinceNanos = time.monotonicNanos();
  }

  /** Before the first review: {@code organ} hears of every later change, on the loop, in the order of registration. */
  public void tell(Consumer<Standing> organ) {
    organs.add(organ);
  }

  /** Before the first review: how to find out whether a member can be reached. */
  public void connections(LongPredicate reachable) {
    connected = reachable;
  }

  public Standing standing() {
    loop.assertOwned();
    return standing;
  }

  /** How often another leader was seen. Any thread. */
  public long changes() {
    return changes.get();
  }

  /** Looks again. */
  public void review(long selfId) {
    loop.assertOwned();
    Standing now = truth.get();
    if (now.equals(standing)) {
      return;
    }
    Standing before = standing;
    standing = now;
    if (before instanceof Standing.Leading) {
      listener.deposed();
    }
    tellLeader(leaderOf(now, selfId), selfId);
    if (now instanceof Standing.Leading(long term)) {
      listener.elected(term);
    }
    organs.forEach(organ -> organ.accept(now));
  }

  /** The replica stops: it leads no more. */
  public void resign() {
    loop.assertOwned();
    if (standing instanceof Standing.Leading) {
      listener.deposed();
    }
    standing = new Standing.Leaderless(standing.term());
  }

  /**
   * What to call a wait that ended without an answer, as etcd does: a leader that came to power within two election
   * timeouts after the wait began was preceded by one that failed.
   */
  public Kind timeoutKind(long startedNanos) {
    loop.assertOwned();
    long failedNanos = leaderKnownSinceNanos - 2 * electionTimeout.toNanos();
    if (startedNanos - failedNanos > 0 && startedNanos - leaderKnownSinceNanos < 0) {
      return Kind.TIMED_OUT_LEADER_FAILURE;
    }
    return switch (standing) {
      case Standing.Leaderless _ -> Kind.TIMED_OUT_LEADER_FAILURE;
      case Standing.Following(long _, long leader) when !connected.test(leader) -> Kind.TIMED_OUT_CONNECTION_LOST;
      case Standing.Following _, Standing.Leading _ -> Kind.TIMED_OUT;
    };
  }

  private void tellLeader(long leader, long selfId) {
    if (leader == leaderTold) {
      return;
    }
    LOG.info("raft.node: {} {} at term {}", Long.toHexString(selfId), change(leaderTold, leader), standing.term());
    leaderTold = leader;
    if (leader != 0) {
      leaderKnownSinceNanos = time.monotonicNanos();
      changes.incrementAndGet();
    }
    listener.leaderChanged(leader);
  }

  /** In etcd's words: what operators search for. */
  private static String change(long before, long leader) {
    if (leader == 0) {
      return "lost leader " + Long.toHexString(before);
    }
    return before == 0
        ? "elected leader " + Long.toHexString(leader)
        : "changed leader from " + Long.toHexString(before) + " to " + Long.toHexString(leader);
  }

  private static long leaderOf(Standing standing, long selfId) {
    return switch (standing) {
      case Standing.Leading _ -> selfId;
      case Standing.Following(long _, long leader) -> leader;
      case Standing.Leaderless _ -> 0;
    };
  }
}
