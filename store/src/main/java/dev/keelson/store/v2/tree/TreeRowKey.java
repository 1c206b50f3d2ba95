package dev.keelson.store.v2.tree;

import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Namespace;
import dev.keelson.store.v2.TreePath;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of the tree's rows; the spaces are among those of {@link dev.keelson.store.mvcc.RowKey}.
 *
 * <pre>
 * n ‖ namespace(1) ‖ path                  → {@link NodeRow}       every node but the roots
 * t ‖ expiration(8) ‖ namespace(1) ‖ path  → nothing               nodes that end, earliest first
 * v ‖ index(8)                             → {@link EventRow}      the newest events
 * m ‖ "tree"                               → {@link TreeState}     index and counters
 * </pre>
 *
 * <p>In a path each component has {@code 00 01} before it, and a zero byte in it becomes {@code 00 FF}. So the row of a
 * directory comes just before those of everything below it, which are one range, and siblings sort by their bytes.
 */
final class TreeRowKey {
  private static final byte NODE = 'n';
  private static final byte TTL = 't';
  private static final byte EVENT = 'v';
  private static final byte COMPONENT = 1;
  private static final byte BEHIND_COMPONENTS = 2;
  private static final byte ZERO = (byte) 0xff;
  private static final int TTL_HEAD_BYTES = 1 + Long.BYTES;
  private static final List<Namespace> NAMESPACES = List.of(Namespace.values());

  private TreeRowKey() {}

  static byte[] node(TreePath path) {
    var row = new ByteArrayOutputStream(path.text().size() + 8);
    row.write(NODE);
    write(row, path);
    return row.toByteArray();
  }

  static TreePath nodePath(byte[] row) {
    return path(row, 1);
  }

  /** Where the rows below the node begin whose row key this is. */
  static byte[] below(byte[] node) {
    byte[] start = Arrays.copyOf(node, node.length + 2);
    start[node.length + 1] = COMPONENT;
    return start;
  }

  /** Just behind the rows below the node whose row key this is. */
  static byte[] behind(byte[] node) {
    byte[] end = Arrays.copyOf(node, node.length + 2);
    end[node.length + 1] = BEHIND_COMPONENTS;
    return end;
  }

  static byte[] ttl(long expirationNanos, TreePath path) {
    var row = new ByteArrayOutputStream(path.text().size() + 16);
    row.writeBytes(ttlStart(expirationNanos));
    write(row, path);
    return row.toByteArray();
  }

  /** Before all nodes that end at {@code expirationNanos} or later. Times are signed; turned over they sort as such. */
  static byte[] ttlStart(long expirationNanos) {
    return numbered(TTL, expirationNanos ^ Long.MIN_VALUE);
  }

  static byte[] ttlEnd() {
    return new byte[] {TTL + 1};
  }

  static long ttlExpiration(byte[] row) {
    return ByteBuffer.wrap(row).getLong(1) ^ Long.MIN_VALUE;
  }

  static TreePath ttlPath(byte[] row) {
    return path(row, TTL_HEAD_BYTES);
  }

  static byte[] event(long index) {
    return numbered(EVENT, index);
  }

  private static byte[] numbered(byte space, long number) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(space).putLong(number).array();
  }

  private static void write(ByteArrayOutputStream row, TreePath path) {
    row.write(NAMESPACES.indexOf(path.namespace()));
    if (path.isRoot()) {
      return;
    }
    for (byte b : path.text().array()) {
      if (b == '/') {
        row.write(0);
        row.write(COMPONENT);
      } else {
        row.write(b);
        if (b == 0) {
          row.write(ZERO);
        }
      }
    }
  }

  private static TreePath path(byte[] row, int from) {
    var namespace = NAMESPACES.get(row[from]);
    if (row.length == from + 1) {
      return TreePath.root(namespace);
    }
    var text = new ByteArrayOutputStream(row.length);
    for (int at = from + 1; at < row.length; at++) {
      if (row[at] != 0) {
        text.write(row[at]);
      } else {
        at++; // what the zero stands for is behind it
        text.write(row[at] == COMPONENT ? '/' : 0);
      }
    }
    return new TreePath(namespace, Bytes.wrap(text.toByteArray()));
  }
}
