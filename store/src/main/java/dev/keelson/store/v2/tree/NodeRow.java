package dev.keelson.store.v2.tree;

import dev.keelson.store.command.FieldReader;
import dev.keelson.store.command.FieldWriter;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Lifetime;
import dev.keelson.store.v2.TreeNode;
import dev.keelson.store.v2.TreePath;
import java.util.List;
import java.util.Optional;

/**
 * A node as a row.
 *
 * @param value empty for a directory
 * @param expirationNanos 0 = permanent
 */
record NodeRow(boolean dir, Bytes value, long expirationNanos, long modifiedIndex, long createdIndex) {
  /** What every namespace has without a row. */
  static final NodeRow ROOT = new NodeRow(true, Bytes.EMPTY, 0, 0, 0);

  byte[] encode() {
    return new FieldWriter().octet(dir ? 1 : 0).number(expirationNanos).number(modifiedIndex).number(createdIndex)
        .bytes(value).toByteArray();
  }

  static NodeRow decode(byte[] row) {
    var in = new FieldReader(row, 0, row.length);
    boolean dir = in.octet() == 1;
    long expirationNanos = in.number();
    long modifiedIndex = in.number();
    long createdIndex = in.number();
    return new NodeRow(dir, in.bytes(), expirationNanos, modifiedIndex, createdIndex);
  }

  NodeRow expiring(long otherNanos) {
    return new NodeRow(dir, value, otherNanos, modifiedIndex, createdIndex);
  }

  NodeRow written(Bytes otherValue, long index) {
    return new NodeRow(dir, otherValue, expirationNanos, index, createdIndex);
  }

  /** As an answer shows it that was asked for at {@code nowNanos}. */
  TreeNode shown(TreePath path, long nowNanos, List<TreeNode> children) {
    return new TreeNode(path, dir, dir ? Optional.empty() : Optional.of(value), Lifetime.at(nowNanos, expirationNanos),
        children, modifiedIndex, createdIndex);
  }

  /** Without what is below it, as events show it. */
  TreeNode alone(TreePath path, long nowNanos) {
    return shown(path, nowNanos, List.of());
  }
}
