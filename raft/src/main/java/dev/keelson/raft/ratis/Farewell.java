package dev.keelson.raft.ratis;

import dev.keelson.raft.LeadershipListener;
import dev.keelson.raft.wire.Links;
import dev.keelson.raft.wire.PeerDoor;
import dev.keelson.store.loop.Time;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Parts from members that the cluster has removed, and from the cluster when it has removed this one. Loop-owned.
 *
 * <p>A removed member goes on until the configuration is in force that lacks it: a cluster of two needs it for that.
 */
final class Farewell {
  /** Until then others have heard what this member knows; etcd's own delay. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Time time;
  private final long selfId;
  private final Links links;
  private final PeerDoor door;
  private final LeadershipListener listener;
  private long outSinceNanos;
  private boolean out;
  private boolean gone;

  Farewell(Time time, long selfId, Links links, PeerDoor door, LeadershipListener listener) {
    this.time = time;
    this.selfId = selfId;
    this.links = links;
    this.door = door;
    this.listener = listener;
  }

  /** Now and then. */
  void turn(Configuration now, Set<Long> removed) {
    if (now.settled()) {
      Set<Long> away = removed.stream().filter(id -> !now.has(id)).collect(Collectors.toSet());
      door.expel(away);
      links.drop(away);
    }
    boolean outNow = removed.contains(selfId) && (!now.has(selfId) || now.voters().equals(Set.of(selfId)));
    if (outNow && !out) {
      outSinceNanos = time.monotonicNanos();
    }
    out = outNow;
    if (out && time.monotonicNanos() - outSinceNanos > GRACE.toNanos()) {
      go();
    }
  }

  /** Another member says that this one has been removed. */
  void go() {
    if (!gone) {
      gone = true;
      listener.expelled();
    }
  }
}
