package dev.keelson.raft.proposal;

import java.time.Duration;

/** Every bound of the write path, with the arithmetic that ties them together. */
public final class Limits {
  /** Commands of this member's clients that may wait; etcd allows 5,000 between commit and apply. */
  public static final int PROPOSALS_MAX = 10_000;

  /** Bytes of those commands: what the heap can spare. */
  public static final long PROPOSAL_BYTES_MAX = 32L << 20;

  /** Commands in one log entry. More does not get faster, but every one waits longer for the last. */
  public static final int ENTRY_COMMANDS_MAX = 1_000;

  /** Bytes in one log entry, unless a single command is larger. */
  public static final int ENTRY_BYTES_MAX = 1 << 20;

  /**
   * Entries that the leader has appended and not yet applied. What arrives meanwhile makes the next entry: with two,
   * one is written while the other is applied; with four they were half as full, and a put of 100 clients took a third
   * more processor time.
   */
  public static final int ENTRIES_IN_FLIGHT_MAX = 2;

  /** Chunks that a follower has under way to the leader: one for each entry. */
  public static final int CHUNKS_IN_FLIGHT_MAX = ENTRIES_IN_FLIGHT_MAX;

  /** Chunks that wait at the leader: all that 16 members can have under way. */
  public static final int CHUNKS_WAITING_MAX = 16 * CHUNKS_IN_FLIGHT_MAX;

  /** Chunks remembered for each follower, to know a chunk that comes twice. */
  public static final int CHUNKS_REMEMBERED = 2 * CHUNKS_IN_FLIGHT_MAX;

  /** What an entry adds to one command: version, origin, id, length. */
  public static final int COMMAND_OVERHEAD_BYTES = 32;

  /** Before asking again a leader that said no. */
  public static final Duration RETRY_DELAY = Duration.ofMillis(20);

  private Limits() {}
}
