package dev.keelson.api.etcd.tree;

import dev.keelson.store.CommitListener;
import dev.keelson.store.model.Commit;
import dev.keelson.store.v2.TreeChange;
import dev.keelson.store.v2.watch.TreeHub;
import java.util.List;
import java.util.OptionalLong;

/** Brings what the store tells about the tree to those who live by it. */
public record TreeNews(TreeHub hub, TtlSweeper sweeper) implements CommitListener {
  @Override
  public void treeChanged(List<TreeChange> changes, OptionalLong firstExpiration) {
    hub.changed(changes);
    sweeper.ends(firstExpiration);
  }

  @Override
  public void replaced(long revision, long compactedTo) {
    hub.jumped();
  }

  @Override
  public void committed(List<Commit> commits) {}

  @Override
  public void compacted(long revision) {}
}
