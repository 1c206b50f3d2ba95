package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.TreeChange;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one log entry did to the tree, for those who listen.
 *
 * @param firstExpiration when the first of the nodes ends that it gave an end
 */
public record TreeOutcome(List<TreeChange> changes, OptionalLong firstExpiration) {
  public TreeOutcome {
    changes = List.copyOf(changes);
  }
}
