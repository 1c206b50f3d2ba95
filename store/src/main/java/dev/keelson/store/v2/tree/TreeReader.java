package dev.keelson.store.v2.tree;

import dev.keelson.store.engine.NotHeld;
import dev.keelson.store.engine.Reading;
import dev.keelson.store.engine.Rows;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCursor;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePart;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Reads the tree as rows of one moment show it. Any thread. */
public final class TreeReader {
  private final Reading reading;
  private final TreeState state;

  public TreeReader(Reading reading, TreeState state) {
    this.reading = reading;
    this.state = state;
  }

  /** A node; empty when it is a directory with more in it than {@code heldBytesMax} lets an answer hold. */
  public Optional<TreeReply> get(TreePath path, boolean recursive, long nowNanos, long heldBytesMax) {
    return switch (find(path)) {
      case Finding.Blocked(var file) -> Optional.of(refused(TreeRefusal.Code.NOT_DIR, file));
      case Finding.Missing(var first) -> Optional.of(refused(TreeRefusal.Code.KEY_NOT_FOUND, first));
      case Finding.Found(var row) -> {
        if (!row.dir()) {
          yield Optional.of(gotten(row.alone(path, nowNanos)));
        }
        try (var walk = new Walk(reading, path, row, recursive, nowNanos)) {
          yield Listing.of(walk, heldBytesMax).map(this::gotten);
        }
      }
    };
  }

  /** As {@link #get}, for a file that is there and lies in memory; empty for everything else. Never blocks. */
  public Optional<TreeReply> glance(TreePath path, long nowNanos) {
    if (path.isRoot()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(reading.getHeld(TreeRowKey.node(path)))
          .map(NodeRow::decode)
          .filter(row -> !row.dir())
          .map(row -> gotten(row.alone(path, nowNanos)));
    } catch (NotHeld _) {
      return Optional.empty();
    }
  }

  /** A directory that is there, piece by piece. */
  public TreeCursor list(TreePath path, boolean recursive, long nowNanos) {
    if (!(find(path) instanceof Finding.Found(var row) && row.dir())) {
      throw new IllegalArgumentException("no directory at " + path);
    }
    return new WalkCursor(new Walk(reading, path, row, recursive, nowNanos));
  }

  private record WalkCursor(Walk walk) implements TreeCursor {
    @Override
    public Optional<TreePart> next() {
      return Optional.ofNullable(walk.next());
    }

    @Override
    public void close() {
      walk.close();
    }
  }

  private Finding find(TreePath path) {
    return new Finder(reading::get).find(path);
  }

  private TreeReply gotten(TreeNode node) {
    return new TreeReply.Happened(state.index(), new TreeEvent(Action.GET, node, Optional.empty(), false));
  }

  /** The first event from {@code index} on, up to the newest, that {@code wanted} accepts. */
  public Optional<TreeEvent> firstEvent(long index, Predicate<TreeEvent> wanted) {
    try (Rows rows = reading.rows(TreeRowKey.event(index), TreeRowKey.event(Long.MAX_VALUE))) {
      for (; rows.valid(); rows.next()) {
        TreeEvent event = EventRow.decode(rows.value());
        if (wanted.test(event)) {
          return Optional.of(event);
        }
      }
    }
    return Optional.empty();
  }

  /** When the first node ends; empty when none does. */
  public OptionalLong firstExpiration() {
    try (Rows rows = reading.rows(TreeRowKey.ttlStart(Long.MIN_VALUE), TreeRowKey.ttlEnd())) {
      return rows.valid() ? OptionalLong.of(TreeRowKey.ttlExpiration(rows.key(0))) : OptionalLong.empty();
    }
  }

  private TreeReply refused(TreeRefusal.Code code, TreePath cause) {
    return new TreeReply.Refused(new TreeRefusal(code, cause.text(), state.index()));
  }
}
