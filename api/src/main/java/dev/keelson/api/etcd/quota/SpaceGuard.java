package dev.keelson.api.etcd.quota;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.raft.Replica;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.Reply;
import dev.keelson.store.model.Alarm;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses what does not fit, and raises the alarm for the whole cluster when something did not. */
public final class SpaceGuard {
  private static final Logger LOG = LoggerFactory.getLogger(SpaceGuard.class);

  private final Quota quota;
  private final Supplier<Space> space;
  private final BooleanSupplier alarmRaised;
  private final Supplier<CompletableFuture<Reply>> raiseAlarm;

  /**
   * Guards one member's space.
   *
   * @param alarmRaised whether this member's NOSPACE alarm already holds; asked only when something does not fit
   */
  public SpaceGuard(
      Quota quota,
      Supplier<Space> space,
      BooleanSupplier alarmRaised,
      Supplier<CompletableFuture<Reply>> raiseAlarm) {
    this.quota = quota;
    this.space = space;
    this.alarmRaised = alarmRaised;
    this.raiseAlarm = raiseAlarm;
  }

  /** How the alarm of member {@code memberId} is raised: through the log, so that every member holds it. */
  public static Supplier<CompletableFuture<Reply>> raising(Replica replica, long memberId, Duration timeout) {
    var command = new Command.RaiseAlarm(new Alarm(memberId, Alarm.Kind.NOSPACE));
    return () -> replica.propose(command, timeout);
  }

  public boolean allows(long cost) {
    return quota.allows(cost, space.get());
  }

  /** The answer to a request that {@link #allows} did not let pass: NOSPACE, once the alarm is raised. */
  public <A> CompletableFuture<A> refuse() {
    if (alarmRaised.getAsBoolean()) {
      return CompletableFuture.failedFuture(EtcdError.NO_SPACE.exception());
    }
    LOG.atWarn().addKeyValue("quota-size-bytes", quota.effectiveBytes())
        .addKeyValue("stored-bytes", space.get().storedBytes())
        .addKeyValue("disk-free-bytes", space.get().diskFreeBytes())
        .log("alarm NOSPACE is raised: free space, compact, and disarm the alarm to write again");
    return raiseAlarm.get().handle((_, _) -> {
      throw EtcdError.NO_SPACE.exception();
    });
  }
}
