package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes nodes: set, create, create in order. */
final class Maker {
  /** 2000-01-01: etcd takes an earlier end for a mistake, and the node for permanent. */
  private static final long EXPIRATION_NANOS_MIN = 946_684_800_000_000_000L;

  private Maker() {}

  static TreeReply set(TreeDraft draft, TreeCommand.Set set) {
    return switch (draft.nodes().find(set.path())) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing missing -> set.ttl().refresh()
          ? draft.missing(missing)
          : make(draft, Action.SET, set.path(), content(set.dir(), set.value(), set.ttl()), null);
      case Finding.Found(var old) -> replace(draft, set, old);
    };
  }

  private static TreeReply replace(TreeDraft draft, TreeCommand.Set set, NodeRow old) {
    if (set.path().isRoot()) {
      return draft.rootReadOnly();
    }
    if (old.dir()) {
      return draft.refuse(TreeRefusal.Code.NOT_FILE, set.path());
    }
    Bytes value = set.ttl().refresh() ? old.value() : set.value();
    return make(draft, Action.SET, set.path(), content(set.dir(), value, set.ttl()), old);
  }

  static TreeReply create(TreeDraft draft, TreeCommand.Create create) {
    return create(draft, create.path(), content(create.dir(), create.value(), create.ttl()));
  }

  static TreeReply createInOrder(TreeDraft draft, TreeCommand.CreateInOrder create) {
    String name = String.format(Locale.ROOT, "%020d", draft.nextIndex());
    return create(draft, create.path().child(Bytes.utf8(name)),
        content(create.dir(), create.value(), create.ttl()));
  }

  private static TreeReply create(TreeDraft draft, TreePath path, Content content) {
    if (path.isRoot()) {
      return draft.rootReadOnly();
    }
    return switch (draft.nodes().find(path)) {
      case Finding.Blocked blocked -> draft.blocked(blocked);
      case Finding.Missing _ -> make(draft, Action.CREATE, path, content, null);
      case Finding.Found _ -> draft.refuse(TreeRefusal.Code.NODE_EXIST, path);
    };
  }

  private record Content(boolean dir, Bytes value, TtlOptions ttl) {
    long expirationNanos() {
      return ttl.expirationNanos() < EXPIRATION_NANOS_MIN ? 0 : ttl.expirationNanos();
    }
  }

  private static Content content(boolean dir, Bytes value, TtlOptions ttl) {
    return new Content(dir, dir ? Bytes.EMPTY : value, ttl);
  }

  private static TreeReply make(TreeDraft draft, Action action, TreePath path, Content content,
      @Nullable NodeRow old) {
    long index = draft.nextIndex();
    long nowNanos = content.ttl().nowNanos();
    draft.nodes().makeParents(path, index);
    var row = new NodeRow(content.dir(), content.value(), content.expirationNanos(), index, index);
    draft.nodes().put(path, row, old);
    var prevNode = Optional.ofNullable(old).map(replaced -> replaced.alone(path, nowNanos));
    boolean refresh = action == Action.SET && content.ttl().refresh();
    return draft.happened(new TreeEvent(action, row.alone(path, nowNanos), prevNode, refresh));
  }
}
