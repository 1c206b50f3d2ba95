package dev.keelson.store.v2.tree;

import dev.keelson.store.command.FieldReader;
import dev.keelson.store.command.FieldWriter;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Action;
import dev.keelson.store.v2.Lifetime;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import java.util.List;
import java.util.Optional;

/** An event of the history as a row: what it says about the path first, so that a search can do without the rest. */
final class EventRow {
  private static final int DIR = 1;
  private static final int VALUE = 2;
  private static final List<Action> ACTIONS = List.of(Action.values());
  private static final List<Namespace> NAMESPACES = List.of(Namespace.values());

  private EventRow() {}

  static byte[] encode(TreeEvent event) {
    var out = new FieldWriter().choice(ACTIONS, event.action()).octet(event.refresh() ? 1 : 0)
        .choice(NAMESPACES, event.path().namespace()).bytes(event.path().text());
    node(out, event.node());
    return out.list(event.prevNode().stream().toList(), EventRow::node).toByteArray();
  }

  static TreeEvent decode(byte[] row) {
    var in = new FieldReader(row, 0, row.length);
    Action action = in.choice(ACTIONS);
    boolean refresh = in.octet() == 1;
    var path = new TreePath(in.choice(NAMESPACES), in.bytes());
    TreeNode node = node(in, path);
    return new TreeEvent(action, node, in.list(rest -> node(rest, path)).stream().findFirst(), refresh);
  }

  private static void node(FieldWriter out, TreeNode node) {
    out.octet((node.dir() ? DIR : 0) | (node.value().isPresent() ? VALUE : 0));
    out.number(node.lifetime().expirationNanos()).number(node.lifetime().ttlSeconds());
    out.number(node.modifiedIndex()).number(node.createdIndex());
    node.value().ifPresent(out::bytes);
  }

  private static TreeNode node(FieldReader in, TreePath path) {
    int flags = in.octet();
    var lifetime = new Lifetime(in.number(), in.number());
    long modifiedIndex = in.number();
    long createdIndex = in.number();
    Optional<Bytes> value = (flags & VALUE) != 0 ? Optional.of(in.bytes()) : Optional.empty();
    return new TreeNode(path, (flags & DIR) != 0, value, lifetime, List.of(), modifiedIndex, createdIndex);
  }
}
