package dev.keelson.api.etcd.lease;

import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.store.command.Command;
import dev.keelson.store.lease.Lessor;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import dev.keelson.store.model.Lease;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Proposes the end of leases while this member leads. Loop-owned.
 *
 * <p>It sleeps until the first lease ends, so a member without leases, or without leadership, does nothing. Before it
 * names a lease it confirms with a majority that it still leads: a deposed leader's clock is nobody's business. What is
 * proposed and fails is named again by the lessor.
 */
final class Expiry {
  private static final long NEVER = Long.MAX_VALUE;

  private final Loop loop;
  private final Time time;
  private final Lessor lessor;
  private final boolean checkpoints;
  private final WorkMetrics work;
  private final Queue<Long> ended = new ArrayDeque<>();
  private Loop.Timer timer = Loop.Timer.NONE;
  private long timerNanos = NEVER;
  private long lookedNanos;
  private boolean looking;
  private int inFlight;

  Expiry(Loop loop, Time time, Lessor lessor, boolean checkpoints, WorkMetrics work) {
    this.loop = loop;
    this.time = time;
    this.lessor = lessor;
    this.checkpoints = checkpoints;
    this.work = work;
    this.lookedNanos = time.monotonicNanos() - Limits.EXPIRY_PAUSE.toNanos();
  }

  /** The lessor has changed: sees to it that somebody looks when the first lease ends. */
  void arm(Ground ground) {
    long dueNanos = dueNanos();
    if (dueNanos == NEVER || looking) {
      return;
    }
    long atNanos = Math.max(dueNanos, lookedNanos + Limits.EXPIRY_PAUSE.toNanos());
    if (atNanos < timerNanos) {
      timer.cancel();
      timerNanos = atNanos;
      timer = loop.after(Duration.ofNanos(Math.max(0, atNanos - time.monotonicNanos())), () -> look(ground));
    }
  }

  /** This member leads no more. */
  void stop() {
    timer.cancel();
    timerNanos = NEVER;
    ended.clear();
  }

  private long dueNanos() {
    if (!lessor.primary()) {
      return NEVER;
    }
    long endNanos = lessor.nextEndNanos().orElse(NEVER);
    return checkpoints ? Math.min(endNanos, lessor.nextCheckpointNanos().orElse(NEVER)) : endNanos;
  }

  private void look(Ground ground) {
    timerNanos = NEVER;
    long nowNanos = time.monotonicNanos();
    if (dueNanos() > nowNanos) {
      arm(ground); // renewed meanwhile
      return;
    }
    lookedNanos = nowNanos;
    looking = true;
    loop.deliver(ground.confirm(), (_, failure) -> looked(ground, failure == null));
  }

  private void looked(Ground ground, boolean leads) {
    looking = false;
    if (leads && lessor.primary()) {
      ended.addAll(lessor.expired(time.monotonicNanos(), Limits.EXPIRIES_PER_LOOK_MAX));
      revoke(ground);
      checkpoint(ground);
    }
    arm(ground);
  }

  private void revoke(Ground ground) {
    while (inFlight < Limits.REVOCATIONS_IN_FLIGHT_MAX && !ended.isEmpty()) {
      inFlight++;
      loop.deliver(ground.propose(new Command.RevokeLease(ended.remove())), (_, failure) -> {
        inFlight--;
        if (failure == null) {
          work.leaseExpired();
        }
        revoke(ground);
      });
    }
  }

  private void checkpoint(Ground ground) {
    if (checkpoints) {
      List<Lease> due = lessor.dueForCheckpoint(time.monotonicNanos(), Limits.CHECKPOINTS_PER_LOOK_MAX);
      if (!due.isEmpty()) {
        var _ = ground.propose(new Command.CheckpointLeases(due));
      }
    }
  }
}
