package dev.keelson.store;

import dev.keelson.store.model.Commit;
import java.util.List;

/** Hears of changes, on the applying thread, after readers see them. Must not block. */
public interface CommitListener {
  /** Commits of consecutive revisions, in order. */
  void committed(List<Commit> commits);

  /**
   * The whole state was replaced by a snapshot. Commits in between were not announced: they are in history, as far as
   * it has not been compacted.
   */
  void replaced(long revision, long compactedTo);

  /** History below {@code revision} is no longer readable. */
  void compacted(long revision);

  /** A lease came, went, or was checkpointed; the arguments are as in the command that did it. */
  default void leaseGranted(long id, long ttlSeconds) {}

  default void leaseRevoked(long id) {}
}
