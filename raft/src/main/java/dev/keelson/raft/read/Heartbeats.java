package dev.keelson.raft.read;

import java.util.List;
import java.util.Set;

/** What a leader can do to prove itself. Any thread. */
public interface Heartbeats {
  /** The ways to the other members, as they are now. Marks are taken at the call. */
  List<Beat> beats();

  /** Whether these members, together with this one, are a majority of the voters; of both sets in joint consensus. */
  boolean isMajority(Set<Long> others);

  /** What is committed, as this leader knows it. */
  long commitIndex();

  /** Whether to report answers at all. Off, answers cost nothing. */
  void listen(boolean on);

  /** The connection to one member. */
  interface Beat {
    long memberId();

    /** Distinguishes connections; answers carry it. */
    Object way();

    /** Requests made from now on have at least this number. */
    long mark();

    void send();
  }
}
