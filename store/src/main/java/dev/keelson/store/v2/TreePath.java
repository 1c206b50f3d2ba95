package dev.keelson.store.v2;

import dev.keelson.store.model.Bytes;

/**
 * Where a node is.
 *
 * @param text {@code /} for the root of the namespace, otherwise a slash before each component, none at the end; the
 *     components are any bytes but slashes
 */
public record TreePath(Namespace namespace, Bytes text) {
  private static final Bytes ROOT = Bytes.utf8("/");
  private static final byte HIDDEN = '_';

  public TreePath {
    requireClean(text.array());
  }

  /** A path of {@code /v2/keys}. */
  public static TreePath key(String text) {
    return key(Bytes.utf8(text));
  }

  public static TreePath key(Bytes text) {
    return new TreePath(Namespace.KEYS, text);
  }

  public static TreePath root(Namespace namespace) {
    return new TreePath(namespace, ROOT);
  }

  public boolean isRoot() {
    return text.size() == 1;
  }

  /** The root is its own parent. */
  public TreePath parent() {
    int slash = lastSlash();
    return slash == 0 ? root(namespace) : new TreePath(namespace, text.slice(0, slash));
  }

  /** The last component; empty for the root. */
  public Bytes name() {
    return text.slice(lastSlash() + 1, text.size());
  }

  public TreePath child(Bytes name) {
    return new TreePath(namespace, isRoot() ? ROOT.concat(name) : text.concat(ROOT).concat(name));
  }

  /** Whether the last component keeps the node out of listings. */
  public boolean isHidden() {
    int first = lastSlash() + 1;
    return first < text.size() && text.array()[first] == HIDDEN;
  }

  /** Whether a component below {@code above}, which is this path or above it, begins with an underscore. */
  public boolean isHiddenBelow(TreePath above) {
    byte[] bytes = text.array();
    for (int at = above.isRoot() ? 0 : above.text.size(); at + 1 < bytes.length; at++) {
      if (bytes[at] == '/' && bytes[at + 1] == HIDDEN) {
        return true;
      }
    }
    return false;
  }

  /** Component by component: {@code /ab} is not below {@code /a}. */
  public boolean isAtOrBelow(TreePath above) {
    if (namespace != above.namespace) {
      return false;
    }
    return above.isRoot() || (text.startsWith(above.text)
        && (text.size() == above.text.size() || text.array()[above.text.size()] == '/'));
  }

  @Override
  public String toString() {
    return namespace == Namespace.KEYS ? text.toString() : namespace + ":" + text;
  }

  private int lastSlash() {
    byte[] bytes = text.array();
    int at = bytes.length - 1;
    while (bytes[at] != '/') {
      at--;
    }
    return at;
  }

  private static void requireClean(byte[] text) {
    boolean clean = text.length > 0 && text[0] == '/' && (text.length == 1 || text[text.length - 1] != '/');
    for (int at = 1; clean && at < text.length; at++) {
      clean = text[at] != '/' || text[at - 1] != '/';
    }
    if (!clean) {
      throw new IllegalArgumentException("not a clean path: " + Bytes.wrap(text));
    }
  }
}
