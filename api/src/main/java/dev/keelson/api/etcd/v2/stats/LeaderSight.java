package dev.keelson.api.etcd.v2.stats;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.store.loop.Time;
import dev.keelson.store.loop.WallTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Who leads, and since when this member knows. Any thread. */
public final class LeaderSight implements LeadershipListener {
  private final Time time;
  private final WallTime wallTime;
  private final AtomicReference<Seen> seen = new AtomicReference<>(new Seen(0, 0, 0));

  /** Both clocks, when a leader came. */
  private record Seen(long leaderId, long sinceMonotonic, long sinceUnix) {}

  public LeaderSight(Time time, WallTime wallTime) {
    this.time = time;
    this.wallTime = wallTime;
  }

  @Override
  public void elected(long term) {}

  @Override
  public void deposed() {}

  /** While there is none, the last one is still shown, as in etcd. */
  @Override
  public void leaderChanged(long leaderId) {
    if (leaderId != 0 && leaderId != seen.get().leaderId()) {
      seen.set(new Seen(leaderId, time.monotonicNanos(), wallTime.unixNanos()));
    }
  }

  /** 0 before the first. */
  long leaderId() {
    return seen.get().leaderId();
  }

  long sinceUnix() {
    return seen.get().sinceUnix();
  }

  Duration uptime() {
    return Duration.ofNanos(time.monotonicNanos() - seen.get().sinceMonotonic());
  }
}
