package dev.keelson.raft.proposal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * The chunks that went into the log in the present term, so that none goes in twice.
 *
 * <p>A follower sends nothing new while it is uncertain about a chunk, so remembering a few of each is enough.
 */
final class AppendedChunks {
  private final Map<Long, LinkedHashSet<Long>> byOrigin = new HashMap<>();
  private long term;

  /** Chunks of an earlier term are refused by their term alone. */
  void enter(long current) {
    if (current != term) {
      term = current;
      byOrigin.clear();
    }
  }

  /** False when it is remembered already. */
  boolean remember(Chunk chunk) {
    LinkedHashSet<Long> numbers = byOrigin.computeIfAbsent(chunk.origin(), _ -> new LinkedHashSet<>());
    if (!numbers.add(chunk.number())) {
      return false;
    }
    if (numbers.size() > Limits.CHUNKS_REMEMBERED) {
      numbers.removeFirst();
    }
    return true;
  }

  void forget(Chunk chunk) {
    byOrigin.getOrDefault(chunk.origin(), new LinkedHashSet<>()).remove(chunk.number());
  }
}
