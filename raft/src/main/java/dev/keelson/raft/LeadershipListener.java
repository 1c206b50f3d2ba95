package dev.keelson.raft;

/** Hears when this member begins and ceases to lead. Called in order, must not block. */
public interface LeadershipListener {
  /** This member leads and has applied everything of earlier terms. */
  void elected(long term);

  /** This member no longer leads. */
  void deposed();

  /** Another (or no) leader is known now: {@code leaderId} 0 = none. */
  default void leaderChanged(long leaderId) {}

  /** The cluster has removed this member for good, and can do without it now: its process is to end. */
  default void expelled() {}
}
