package dev.keelson.api.etcd.compaction;

import dev.keelson.raft.Replica;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Refusal;
import dev.keelson.store.command.Reply;
import dev.keelson.store.loop.Loop;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proposes compactions when a {@link Schedule} says so. Everything here is owned by {@code loop}. */
public final class AutoCompactor {
  private static final Logger LOG = LoggerFactory.getLogger(AutoCompactor.class);

  private final Schedule schedule;
  private final String kind;
  private final LongSupplier revision;
  private final Replica replica;
  private final Duration timeout;
  private final Loop loop;
  private final Time time;

  private AutoCompactor(
      Schedule schedule, LongSupplier revision, Replica replica, Duration timeout, Loop loop, Time time) {
    this.schedule = schedule;
    this.kind = schedule instanceof PeriodicSchedule ? "periodic" : "revision";
    this.revision = revision;
    this.replica = replica;
    this.timeout = timeout;
    this.loop = loop;
    this.time = time;
  }

  /** Keeps what is younger than {@code retention}. */
  public static AutoCompactor periodic(
      Duration retention, LongSupplier revision, Replica replica, Duration timeout, Loop loop, Time time) {
    var schedule = new PeriodicSchedule(retention, time.monotonicNanos());
    return new AutoCompactor(schedule, revision, replica, timeout, loop, time);
  }

  /** Keeps the newest {@code kept} revisions. */
  public static AutoCompactor byRevision(
      long kept, LongSupplier revision, Replica replica, Duration timeout, Loop loop, Time time) {
    return new AutoCompactor(new RevisionSchedule(kept), revision, replica, timeout, loop, time);
  }

  public void start() {
    loop.post(schedule.looksAtOnce() ? this::look : this::lookLater);
  }

  private void lookLater() {
    loop.after(schedule.step(), this::look);
  }

  private void look() {
    schedule.look(time.monotonicNanos(), revision.getAsLong(), replica.status().leads()).ifPresent(this::compact);
    lookLater();
  }

  private void compact(long target) {
    long begunNanos = time.monotonicNanos();
    LOG.atInfo().addKeyValue("revision", target).log("starting auto " + kind + " compaction");
    loop.deliver(
        replica.propose(new Command.Compact(target), timeout),
        (reply, failure) -> ended(target, begunNanos, reply, failure));
  }

  private void ended(long target, long begunNanos, @Nullable Reply reply, @Nullable Throwable failure) {
    if (reply == null || !done(reply)) {
      LOG.atWarn().addKeyValue("revision", target)
          .addKeyValue("error", failure == null ? reply : failure)
          .log("failed auto " + kind + " compaction");
      return;
    }
    long nowNanos = time.monotonicNanos();
    schedule.compacted(nowNanos, target);
    LOG.atInfo().addKeyValue("revision", target)
        .addKeyValue("took", TimeUnit.NANOSECONDS.toMillis(nowNanos - begunNanos) + "ms")
        .log("completed auto " + kind + " compaction");
  }

  /** Somebody else having compacted as far is as good. */
  private static boolean done(Reply reply) {
    return !(reply instanceof Reply.Refused(var _, var refusal)) || refusal instanceof Refusal.Compacted;
  }
}
