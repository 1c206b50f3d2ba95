package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import java.util.OptionalLong;

/** Removes what has expired, earliest first; of nodes with the same end, in the order of their paths. */
final class Sweeper {
  private final TreeDraft draft;
  private final TreeCommand.Sync sync;
  private OptionalLong nextExpiration = OptionalLong.empty();
  private int expired;

  private Sweeper(TreeDraft draft, TreeCommand.Sync sync) {
    this.draft = draft;
    this.sync = sync;
  }

  static TreeReply sweep(TreeDraft draft, TreeCommand.Sync sync, ExpiryFloor floor) {
    var sweeper = new Sweeper(draft, sync);
    draft.rows().walk(TreeRowKey.ttlStart(floor.nanos()), TreeRowKey.ttlEnd(), (ttl, _) -> sweeper.pass(ttl));
    floor.swept(Math.min(sync.cutoffNanos(), sweeper.nextExpiration.orElse(Long.MAX_VALUE)));
    return new TreeReply.Swept(draft.index(), sweeper.expired, sweeper.nextExpiration);
  }

  /** Whether to go on. */
  private boolean pass(byte[] ttl) {
    TreePath path = TreeRowKey.ttlPath(ttl);
    long expirationNanos = TreeRowKey.ttlExpiration(ttl);
    NodeRow row = draft.nodes().get(path);
    if (row == null || row.expirationNanos() != expirationNanos) {
      return true; // this entry has removed it, perhaps with the directory that it was in, or has moved its end
    }
    if (expired == sync.nodesMax() || expirationNanos > sync.cutoffNanos()) {
      nextExpiration = OptionalLong.of(expirationNanos);
      return false;
    }
    Remover.remove(draft, Action.EXPIRE, path, row, sync.cutoffNanos());
    expired++;
    return true;
  }
}
