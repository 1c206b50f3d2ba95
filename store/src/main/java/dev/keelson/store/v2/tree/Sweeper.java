package dev.keelson.store.v2.tree;

import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeReply;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Removes what has expired, earliest first; of nodes with the same end, in the order of their paths. */
final class Sweeper {
  private Sweeper() {}

  static TreeReply sweep(TreeDraft draft, TreeCommand.Sync sync, ExpiryFloor floor) {
    List<byte[]> first = first(draft.rows(), sync, floor);
    int expired = 0;
    OptionalLong next = OptionalLong.empty();
    for (byte[] ttl : first) {
      long expirationNanos = TreeRowKey.ttlExpiration(ttl);
      // A directory that went before may have taken this one along.
      boolean there = !draft.rows().removed(ttl);
      if (there && (expired == sync.nodesMax() || expirationNanos > sync.cutoffNanos())) {
        next = OptionalLong.of(expirationNanos);
        break;
      }
      if (there) {
        expire(draft, ttl, sync.cutoffNanos());
        expired++;
      }
    }
    long seenNanos = first.isEmpty() ? Long.MAX_VALUE : TreeRowKey.ttlExpiration(first.getLast());
    floor.swept(Math.min(sync.cutoffNanos(), seenNanos));
    return new TreeReply.Swept(draft.index(), expired, next);
  }

  /** As many as may go and one more, or up to the first that has not ended. */
  private static List<byte[]> first(TreeRows rows, TreeCommand.Sync sync, ExpiryFloor floor) {
    var first = new ArrayList<byte[]>();
    rows.walk(TreeRowKey.ttlStart(floor.nanos()), TreeRowKey.ttlEnd(), (ttl, _) -> {
      first.add(ttl);
      return first.size() <= sync.nodesMax() && TreeRowKey.ttlExpiration(ttl) <= sync.cutoffNanos();
    });
    return first;
  }

  private static void expire(TreeDraft draft, byte[] ttl, long nowNanos) {
    var path = TreeRowKey.ttlPath(ttl);
    NodeRow row = draft.nodes().get(path);
    if (row == null) {
      throw new IllegalStateException("nothing at " + path + ", which is to expire: the store is damaged");
    }
    Remover.remove(draft, Action.EXPIRE, path, row, nowNanos);
  }
}
