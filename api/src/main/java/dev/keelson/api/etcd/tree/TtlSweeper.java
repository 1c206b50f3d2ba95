package dev.keelson.api.etcd.tree;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.Replica;
import dev.keelson.store.Tree;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import dev.keelson.store.loop.WallTime;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeReply;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the removal of nodes that have ended, by this member's clock, while it leads. All methods return at once;
 * any thread may call them. State is owned by the loop, but for what decides whether the loop has to hear at all.
 *
 * <p>It sleeps until the first node ends, so a member does nothing while none will, or while it does not lead. A sweep
 * takes a bounded number of nodes; when more have ended, the next follows at once, so that other commands come between.
 */
public final class TtlSweeper implements LeadershipListener {
  private static final long NEVER = Long.MAX_VALUE;

  private final Loop loop;
  private final Time time;
  private final WallTime clock;
  private final AtomicBoolean leads = new AtomicBoolean();

  /** Of the first node that ends, as far as the loop has heard; while this member leads. */
  private final AtomicLong nextNanos = new AtomicLong(NEVER);

  private Optional<Ground> ground = Optional.empty();
  private Loop.Timer timer = Loop.Timer.NONE;
  private long sweptNanos;
  private boolean sweeping;

  /** What it works on once the member runs. */
  private record Ground(Tree tree, Replica replica, Duration timeout) {
    CompletableFuture<Reply> sweep(long cutoffNanos) {
      var sync = new TreeCommand.Sync(cutoffNanos, Limits.SWEPT_NODES_MAX);
      return replica.propose(new Command.Tree(sync), timeout);
    }
  }

  /** Waits for {@link #start}. {@code time} is the clock by which {@code loop} runs. */
  public TtlSweeper(Loop loop, Time time, WallTime clock) {
    this.loop = loop;
    this.time = time;
    this.clock = clock;
    this.sweptNanos = time.monotonicNanos() - Limits.SWEEP_PAUSE.toNanos();
  }

  /** Comes once, when store and replica run; what was heard before is made up for. */
  public void start(Tree tree, Replica replica, Duration timeout) {
    loop.post(() -> {
      ground = Optional.of(new Ground(tree, replica, timeout));
      lookWhenReady();
    });
  }

  @Override
  public void elected(long term) {
    leads.set(true); // before the tree is read: of what is applied meanwhile one of the two knows
    loop.post(this::lookWhenReady);
  }

  @Override
  public void deposed() {
    leads.set(false);
    loop.post(() -> {
      timer.cancel();
      nextNanos.set(NEVER);
    });
  }

  /** A node was given an end. The applying thread. */
  public void ends(OptionalLong expirationNanos) {
    if (expirationNanos.isPresent() && leads.get() && expirationNanos.getAsLong() < nextNanos.get()) {
      loop.post(() -> expect(expirationNanos.getAsLong()));
    }
  }

  private void lookWhenReady() {
    if (leads.get()) {
      ground.ifPresent(known -> expect(known.tree().firstExpiration().orElse(NEVER)));
    }
  }

  private void expect(long expirationNanos) {
    if (leads.get() && expirationNanos < nextNanos.get()) {
      nextNanos.set(expirationNanos);
      arm();
    }
  }

  private void arm() {
    timer.cancel();
    if (nextNanos.get() == NEVER || sweeping || ground.isEmpty()) {
      return;
    }
    long untilEndNanos = Math.max(0, nextNanos.get() - clock.unixNanos());
    long untilSweepNanos = sweptNanos + Limits.SWEEP_PAUSE.toNanos() - time.monotonicNanos();
    long waitNanos = Math.max(untilSweepNanos, Math.min(untilEndNanos, Limits.CLOCK_LOOK_PAUSE.toNanos()));
    timer = loop.after(Duration.ofNanos(Math.max(0, waitNanos)), this::look);
  }

  private void look() {
    if (nextNanos.get() > clock.unixNanos()) {
      arm();
    } else {
      ground.ifPresent(this::sweep);
    }
  }

  private void sweep(Ground known) {
    sweeping = true;
    // What is given an end after the sweep is applied is heard from here on; what was before is in its reply.
    nextNanos.set(NEVER);
    long cutoffNanos = clock.unixNanos();
    var _ = known.sweep(cutoffNanos)
        .whenComplete((reply, _) -> loop.post(() -> swept(known, cutoffNanos, reply)));
  }

  private void swept(Ground known, long cutoffNanos, @Nullable Reply reply) {
    sweeping = false;
    sweptNanos = time.monotonicNanos();
    if (!leads.get()) {
      return;
    }
    nextNanos.accumulateAndGet(firstLeft(known, reply), Math::min);
    if (reply != null && nextNanos.get() <= cutoffNanos) {
      sweep(known);
    } else {
      arm();
    }
  }

  private static long firstLeft(Ground known, @Nullable Reply reply) {
    var first = reply instanceof Reply.Tree(long _, TreeReply.Swept swept)
        ? swept.nextExpiration()
        : known.tree().firstExpiration();
    return first.orElse(NEVER);
  }
}
