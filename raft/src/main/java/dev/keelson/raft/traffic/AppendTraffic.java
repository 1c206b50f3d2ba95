package dev.keelson.raft.traffic;

import dev.keelson.raft.AppendFigures;
import dev.keelson.store.loop.Time;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The appends of one member: sent, received, answered. Any thread. */
public final class AppendTraffic {
  private final Time time;
  private final Flow sent;
  private final Flow received;
  private final Map<Long, FollowerTimes> followers = new ConcurrentHashMap<>();

  public AppendTraffic(Time time) {
    this.time = time;
    this.sent = new Flow(time);
    this.received = new Flow(time);
  }

  /** A follower is to be sent to from now on. */
  public void begin(long follower) {
    times(follower);
  }

  /** An append goes to a follower; its answer will have the same number. Numbers grow. */
  public void sent(long follower, long number, long bytes) {
    sent.add(bytes);
    times(follower).sent(number, time.monotonicNanos());
  }

  public void answered(long follower, long number, boolean success) {
    times(follower).answered(number, success, time.monotonicNanos());
  }

  public void received(long bytes) {
    received.add(bytes);
  }

  public AppendFigures figures() {
    var byMember = new TreeMap<Long, AppendFigures.Follower>();
    followers.forEach((member, times) -> byMember.put(member, times.figures()));
    return new AppendFigures(sent.figures(), received.figures(), byMember);
  }

  private FollowerTimes times(long follower) {
    return followers.computeIfAbsent(follower, _ -> new FollowerTimes());
  }
}
