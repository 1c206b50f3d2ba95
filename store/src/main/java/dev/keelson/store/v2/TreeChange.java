package dev.keelson.store.v2;

import java.util.List;

/**
 * An event, with what those who watch need beside it.
 *
 * @param removed every node that went with it, itself included; those who watch one of them hear of its end
 */
public record TreeChange(TreeEvent event, List<TreePath> removed) {
  public TreeChange {
    removed = List.copyOf(removed);
  }
}
