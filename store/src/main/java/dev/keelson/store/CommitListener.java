package dev.keelson.store;

import dev.keelson.store.model.Commit;
import dev.keelson.store.v2.TreeChange;
import java.util.List;
import java.util.OptionalLong;

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

  /** A member came, went, or is reached elsewhere. */
  default void membersChanged() {}

  /**
   * The v2 API's tree has changed, index after index.
   *
   * @param firstExpiration when the first of the nodes ends that were given an end
   */
  default void treeChanged(List<TreeChange> changes, OptionalLong firstExpiration) {}
}
