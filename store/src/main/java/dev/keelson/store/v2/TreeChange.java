package dev.keelson.store.v2;

import java.util.List;
import java.util.Optional;

/**
 * An event, with what those who watch need beside it.
 *
 * @param removedBelow the nodes that went with the event's own, for those who watch one of them; absent when that is
 *     not known, or too much to tell: then it may have been any
 */
public record TreeChange(TreeEvent event, Optional<List<TreePath>> removedBelow) {
  public TreeChange {
    removedBelow = removedBelow.map(List::copyOf);
  }

  /** What the history still knows of a change. */
  public static TreeChange past(TreeEvent event) {
    return new TreeChange(event, Optional.empty());
  }
}
