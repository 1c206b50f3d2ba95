package dev.keelson.raft.leadership;

/** Where this member stands in its cluster. */
public sealed interface Standing {
  long term();

  /** It leads and has applied everything of earlier terms. */
  record Leading(long term) implements Standing {}

  /** It follows a leader that it has heard of in this term. */
  record Following(long term, long leaderId) implements Standing {}

  /** No leader is known, or this member is elected but has not yet applied the entries of earlier terms. */
  record Leaderless(long term) implements Standing {}
}
