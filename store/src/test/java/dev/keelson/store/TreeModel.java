package dev.keelson.store;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.Lifetime;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.TreeRefusal.Code;
import dev.keelson.store.v2.TreeReply;
import dev.keelson.store.v2.TtlOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tree as it is meant: slow and obvious. Nodes in maps, every event kept for ever, refusals thrown. */
final class TreeModel {
  private static final long YEAR_2000_NANOS = 946_684_800L * TreeDriver.SECOND;

  private final Node root = new Node(TreePath.root(Namespace.KEYS), true, Bytes.EMPTY, 0, 0);
  private final List<TreeEvent> events = new ArrayList<>();
  private long index;

  private static final class Node {
    final TreePath path;
    final boolean dir;
    final long created;
    final Map<Bytes, Node> children = new TreeMap<>();
    Bytes value;
    long modified;
    long expiration;

    Node(TreePath path, boolean dir, Bytes value, long expiration, long index) {
      this.path = path;
      this.dir = dir;
      this.value = value;
      this.expiration = expiration;
      this.created = index;
      this.modified = index;
    }

    Stream<Node> all() {
      return Stream.concat(Stream.of(this), children.values().stream().flatMap(Node::all));
    }
  }

  private static final class No extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TreeRefusal refusal;

    No(TreeRefusal refusal) {
      this.refusal = refusal;
    }
  }

  long index() {
    return index;
  }

  List<TreeEvent> events() {
    return events;
  }

  TreeReply apply(TreeCommand command) {
    try {
      return switch (command) {
        case TreeCommand.Set set -> set(set);
        case TreeCommand.Create create -> create(create.path(), create.dir(), create.value(), create.ttl());
        case TreeCommand.CreateInOrder create -> create(create.path().child(Bytes.utf8("%020d".formatted(index + 1))),
            create.dir(), create.value(), create.ttl());
        case TreeCommand.Update update -> update(update);
        case TreeCommand.CompareAndSwap swap -> swap(swap);
        case TreeCommand.Delete delete -> delete(delete);
        case TreeCommand.CompareAndDelete delete -> delete(delete);
        case TreeCommand.Sync sync -> sweep(sync);
      };
    } catch (No no) {
      return new TreeReply.Refused(no.refusal);
    }
  }

  TreeReply get(TreePath path, boolean recursive, long now) {
    try {
      Node node = find(path);
      return new TreeReply.Happened(index, new TreeEvent(Action.GET,
          show(node, now, node.dir ? (recursive ? Integer.MAX_VALUE : 1) : 0), Optional.empty(), false));
    } catch (No no) {
      return new TreeReply.Refused(no.refusal);
    }
  }

  private static TreeNode show(Node node, long now, int levels) {
    List<TreeNode> children = levels == 0 ? List.of() : node.children.values().stream()
        .filter(child -> !child.path.name().toUtf8().startsWith("_"))
        .map(child -> show(child, now, levels - 1)).toList();
    return new TreeNode(node.path, node.dir, node.dir ? Optional.empty() : Optional.of(node.value),
        Lifetime.at(now, node.expiration), children, node.modified, node.created);
  }

  private TreeReply set(TreeCommand.Set set) {
    Optional<Node> old = Optional.empty();
    try {
      old = Optional.of(find(set.path()));
    } catch (No no) {
      if (no.refusal.code() != Code.KEY_NOT_FOUND || set.ttl().refresh()) {
        throw no;
      }
    }
    refuseRoot(set.path());
    if (old.isPresent() && old.get().dir) {
      throw no(Code.NOT_FILE, set.path().text());
    }
    Bytes value = set.ttl().refresh() ? old.orElseThrow().value : set.value();
    var previous = old.map(node -> show(node, set.ttl().nowNanos(), 0));
    return make(Action.SET, set.path(), set.dir(), value, set.ttl(), previous, set.ttl().refresh());
  }

  private TreeReply create(TreePath path, boolean dir, Bytes value, TtlOptions ttl) {
    refuseRoot(path);
    try {
      find(path);
    } catch (No no) {
      if (no.refusal.code() == Code.KEY_NOT_FOUND) {
        return make(Action.CREATE, path, dir, value, ttl, Optional.empty(), false);
      }
      throw no;
    }
    throw no(Code.NODE_EXIST, path.text());
  }

  private TreeReply make(Action action, TreePath path, boolean dir, Bytes value, TtlOptions ttl,
      Optional<TreeNode> previous, boolean refresh) {
    index++;
    long expiration = ttl.expirationNanos() < YEAR_2000_NANOS ? 0 : ttl.expirationNanos();
    var node = new Node(path, dir, dir ? Bytes.EMPTY : value, expiration, index);
    directory(path.parent()).children.put(path.name(), node);
    return happened(new TreeEvent(action, show(node, ttl.nowNanos(), 0), previous, refresh));
  }

  private Node directory(TreePath path) {
    return path.isRoot() ? root : directory(path.parent()).children.computeIfAbsent(path.name(),
        _ -> new Node(path, true, Bytes.EMPTY, 0, index));
  }

  private TreeReply update(TreeCommand.Update update) {
    refuseRoot(update.path());
    Node node = find(update.path());
    if (node.dir && !update.value().isEmpty()) {
      throw no(Code.NOT_FILE, update.path().text());
    }
    return write(Action.UPDATE, node, update.value(), update.ttl());
  }

  private TreeReply swap(TreeCommand.CompareAndSwap swap) {
    refuseRoot(swap.path());
    Node node = find(swap.path());
    compare(node, swap.comparison());
    return write(Action.COMPARE_AND_SWAP, node, swap.value(), swap.ttl());
  }

  private TreeReply write(Action action, Node node, Bytes value, TtlOptions ttl) {
    index++;
    TreeNode previous = show(node, ttl.nowNanos(), 0);
    long kept = node.modified;
    node.value = node.dir || ttl.refresh() ? node.value : value;
    node.expiration = ttl.expirationNanos();
    node.modified = index;
    TreeNode shown = show(node, ttl.nowNanos(), 0);
    node.modified = node.dir ? kept : index;
    return happened(new TreeEvent(action, shown, Optional.of(previous), ttl.refresh()));
  }

  private TreeReply delete(TreeCommand.Delete delete) {
    refuseRoot(delete.path());
    Node node = find(delete.path());
    if (node.dir && !delete.recursive()) {
      if (!delete.dir()) {
        throw no(Code.NOT_FILE, delete.path().text());
      }
      if (!node.children.isEmpty()) {
        throw no(Code.DIR_NOT_EMPTY, delete.path().text());
      }
    }
    return remove(Action.DELETE, node, delete.nowNanos());
  }

  private TreeReply delete(TreeCommand.CompareAndDelete delete) {
    Node node = find(delete.path());
    compare(node, delete.comparison());
    return remove(Action.COMPARE_AND_DELETE, node, delete.nowNanos());
  }

  private TreeReply sweep(TreeCommand.Sync sync) {
    int expired = 0;
    Optional<Node> first = firstToEnd();
    while (first.isPresent() && first.get().expiration <= sync.cutoffNanos() && expired < sync.nodesMax()) {
      remove(Action.EXPIRE, first.get(), sync.cutoffNanos());
      expired++;
      first = firstToEnd();
    }
    return new TreeReply.Swept(index, expired,
        first.map(node -> OptionalLong.of(node.expiration)).orElse(OptionalLong.empty()));
  }

  /** Of nodes with the same end the first in the order of their components. */
  private Optional<Node> firstToEnd() {
    return root.all().filter(node -> node.expiration != 0).min(Comparator.comparingLong(node -> node.expiration));
  }

  private TreeReply remove(Action action, Node node, long now) {
    index++;
    find(node.path.parent()).children.remove(node.path.name());
    var shown = new TreeNode(node.path, node.dir, Optional.empty(), Lifetime.PERMANENT, List.of(), index,
        node.created);
    return happened(new TreeEvent(action, shown, Optional.of(show(node, now, 0)), false));
  }

  private TreeReply happened(TreeEvent event) {
    events.add(event);
    return new TreeReply.Happened(index, event);
  }

  private void compare(Node node, Comparison comparison) {
    if (node.dir) {
      throw no(Code.NOT_FILE, node.path.isRoot() ? Bytes.EMPTY : node.path.text());
    }
    String value = comparison.prevValue().isEmpty() || comparison.prevValue().equals(node.value) ? ""
        : "[" + comparison.prevValue().toUtf8() + " != " + node.value.toUtf8() + "]";
    String at = comparison.prevIndex() == 0 || comparison.prevIndex() == node.modified ? ""
        : "[" + comparison.prevIndex() + " != " + node.modified + "]";
    if (!value.isEmpty() || !at.isEmpty()) {
      throw no(Code.TEST_FAILED, Bytes.utf8((value + " " + at).strip()));
    }
  }

  private Node find(TreePath path) {
    if (path.isRoot()) {
      return root;
    }
    Node parent = find(path.parent());
    if (!parent.dir) {
      throw no(Code.NOT_DIR, parent.path.text());
    }
    @Nullable Node child = parent.children.get(path.name());
    if (child == null) {
      throw no(Code.KEY_NOT_FOUND, path.text());
    }
    return child;
  }

  private void refuseRoot(TreePath path) {
    if (path.isRoot()) {
      throw no(Code.ROOT_READ_ONLY, Bytes.utf8("/"));
    }
  }

  private No no(Code code, Bytes cause) {
    return new No(new TreeRefusal(code, cause, index));
  }
}
