package dev.keelson.store.v2;

import java.util.OptionalLong;

/** What a read or a command of the tree gives back. {@code index} is the tree's, after it. */
public sealed interface TreeReply {
  long index();

  record Happened(long index, TreeEvent event) implements TreeReply {}

  /** A get of a directory with more in it than an answer holds. Whoever has it closes the cursor. */
  record Listed(long index, TreeCursor cursor) implements TreeReply {}

  record Refused(TreeRefusal refusal) implements TreeReply {
    @Override
    public long index() {
      return refusal.index();
    }
  }

  /**
   * What a {@link TreeCommand.Sync} did.
   *
   * @param nextExpiration when the first of the nodes ends that are left: before the cutoff when there were too many
   */
  record Swept(long index, int expired, OptionalLong nextExpiration) implements TreeReply {}
}
