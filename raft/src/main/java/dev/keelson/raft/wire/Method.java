package dev.keelson.raft.wire;

/** What one member can ask of another. */
public enum Method {
  /** Raft: entries, or a heartbeat. */
  APPEND(0),
  /** Raft: a vote, or a vote before the vote. */
  VOTE(1),
  /** Raft: the leader no longer has the entries; fetch a checkpoint. */
  ANNOUNCE_CHECKPOINT(2),
  /** Raft: stand for election now. */
  STAND(3),
  /** A chunk of proposals for the leader's log. */
  FORWARD(4),
  /** Which index has to be applied before a linearizable read. */
  READ_INDEX(5),
  /** A question to the leader. */
  ASK(6),
  /** The leader's state, in many parts. */
  CHECKPOINT(7),
  /** Nothing; how long the answer takes is the question. */
  PROBE(8);

  private static final Method[] BY_NUMBER = values();

  private final int number;

  Method(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** @throws IllegalArgumentException for a number that this release does not know */
  static Method of(int number) {
    if (number < 0 || number >= BY_NUMBER.length) {
      throw new IllegalArgumentException("a member asks for method " + number + ", which this release does not know");
    }
    return BY_NUMBER[number];
  }
}
