package dev.keelson.raft;

/** Weather: the cluster could not do it now. The kind says what the caller may conclude. */
public final class ReplicationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What happened. Only TIMED_OUT kinds leave the outcome of a proposal open. */
  public enum Kind {
    /** No leader is known, and none appeared in time. Not applied. */
    NO_LEADER,
    /** The leader changed while a read or a question was under way. */
    LEADER_CHANGED,
    /** No answer in time. Outcome unknown. */
    TIMED_OUT,
    /** As TIMED_OUT, and the leader was lost within the last election timeouts. */
    TIMED_OUT_LEADER_FAILURE,
    /** As TIMED_OUT, and this member cannot reach the leader. */
    TIMED_OUT_CONNECTION_LOST,
    /** More is waiting than may wait. Not applied. */
    TOO_MANY_REQUESTS,
    /** Larger than a log entry may be. Not applied. */
    TOO_LARGE,
    /** Only the leader can do this. */
    NOT_LEADER,
    /** Leadership cannot go to that member. */
    BAD_TRANSFEREE,
    /** This member is stopping. */
    STOPPED
  }

  private final Kind kind;

  public ReplicationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
