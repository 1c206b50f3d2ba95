package dev.keelson.raft.proposal;

import java.util.concurrent.CompletableFuture;

/** The log, as its leader writes it. */
@FunctionalInterface
public interface LeaderLog {
  /** Appends an entry in exactly this term, or not at all. */
  Appending append(long term, byte[] entry);

  /**
   * What became of it.
   *
   * @param appended false: it is certain that the entry is not in the log and will not be
   * @param settled completes, in whatever way, when the entry is applied here or leadership is lost
   */
  record Appending(boolean appended, CompletableFuture<Void> settled) {}
}
