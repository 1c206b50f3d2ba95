package dev.keelson.store.v2;

/** A piece of a listing that is told in order: a directory opens, what is in it follows, and it closes. */
public sealed interface TreePart {
  /** Without children; they follow. */
  TreeNode node();

  record Opens(TreeNode node) implements TreePart {}

  record Closes(TreeNode node) implements TreePart {}

  /** A file, or a directory whose children were not asked for. */
  record Leaf(TreeNode node) implements TreePart {}
}
