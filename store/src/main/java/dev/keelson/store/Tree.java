package dev.keelson.store;

import dev.keelson.store.v2.TreeCounter;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TreeStats;
import dev.keelson.store.v2.tree.TreeReader;
import dev.keelson.store.v2.tree.TreeState;
import dev.keelson.store.v2.watch.TreeHistory;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The v2 API's tree as it is now on this member, for reading. Any thread; {@link #glance} never waits for the disk. */
public final class Tree implements TreeHistory {
  private final Published published;
  private final AtomicLong found = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();

  Tree(Published published) {
    this.published = published;
  }

  /** etcd's v2 index: of the last change of any kind. */
  public long index() {
    return published.peek().tree().index();
  }

  /** Of the oldest change that the history still has; 0 when there was none. */
  public long oldestIndex() {
    return published.peek().tree().oldestIndex();
  }

  /**
   * A node, for a directory with its children, or with everything below it; hidden ones are left out. Children are in
   * the order of their bytes, asked for or not. Counts as one get.
   *
   * @param nowNanos the time from which remaining seconds are counted
   * @param heldBytesMax what takes more comes back as a cursor
   */
  public TreeReply get(TreePath path, boolean recursive, long nowNanos, long heldBytesMax) {
    Image image = published.acquire();
    try {
      var reader = new TreeReader(image.reading(), image.tree());
      TreeReply reply = reader.get(path, recursive, nowNanos, heldBytesMax)
          .orElseGet(() -> StreamedTree.start(image, reader.list(path, recursive, nowNanos)));
      gotten(!(reply instanceof TreeReply.Refused));
      return reply;
    } finally {
      image.release();
    }
  }

  /** As {@link #get}, for a file that is there and lies in memory; empty for everything else. Never blocks. */
  public Optional<TreeReply> glance(TreePath path, long nowNanos) {
    Optional<TreeReply> seen = reading((reader, _) -> reader.glance(path, nowNanos));
    if (seen.isPresent()) {
      gotten(true);
    }
    return seen;
  }

  /** For a get that etcd would have made, of what lies elsewhere here. */
  public void gotten(boolean success) {
    (success ? found : missed).incrementAndGet();
  }

  @Override
  public Scan scan(long index, Predicate<TreeEvent> wanted) {
    TreeState now = published.peek().tree();
    if (Long.compareUnsigned(index, now.index()) > 0) {
      return new Scan(now.oldestIndex(), now.index(), Optional.empty());
    }
    return reading((reader, state) ->
        new Scan(state.oldestIndex(), state.index(), reader.firstEvent(index, wanted)));
  }

  /** When the first node ends; empty when none does. */
  public OptionalLong firstExpiration() {
    return reading((reader, _) -> reader.firstExpiration());
  }

  /** {@code watchers} are counted elsewhere. Changes are counted by the log, gets by this process. */
  public TreeStats stats(long watchers) {
    return published.peek().tree().stats().plus(TreeCounter.GETS_SUCCESS, found.get())
        .plus(TreeCounter.GETS_FAIL, missed.get()).plus(TreeCounter.WATCHERS, watchers);
  }

  private <A> A reading(BiFunction<TreeReader, TreeState, A> read) {
    Image image = published.acquire();
    try {
      return read.apply(new TreeReader(image.reading(), image.tree()), image.tree());
    } finally {
      image.release();
    }
  }
}
