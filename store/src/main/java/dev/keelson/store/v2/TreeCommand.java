package dev.keelson.store.v2;

import dev.keelson.store.model.Bytes;

/**
 * What may change the tree, named as in etcd's v2 store. Replicated inside {@code Command.Tree}.
 *
 * <p>Missing parents of what is written are made on the way, as permanent directories.
 */
public sealed interface TreeCommand {
  /** PUT: makes a node, or puts one in the place of a file. With {@code ttl.refresh} the file must be there. */
  record Set(TreePath path, boolean dir, Bytes value, TtlOptions ttl) implements TreeCommand {}

  /** PUT with {@code prevExist=false}: makes a node where there is none. */
  record Create(TreePath path, boolean dir, Bytes value, TtlOptions ttl) implements TreeCommand {}

  /** POST: makes a child of {@code path}, named by the new index in 20 digits. */
  record CreateInOrder(TreePath path, boolean dir, Bytes value, TtlOptions ttl) implements TreeCommand {}

  /** PUT with {@code prevExist=true}: new value and TTL for a file, new TTL for a directory. */
  record Update(TreePath path, Bytes value, TtlOptions ttl) implements TreeCommand {}

  /** PUT with {@code prevValue} or {@code prevIndex}. */
  record CompareAndSwap(TreePath path, Comparison comparison, Bytes value, TtlOptions ttl) implements TreeCommand {}

  /** DELETE. {@code recursive} implies {@code dir}. */
  record Delete(TreePath path, boolean dir, boolean recursive, long nowNanos) implements TreeCommand {}

  /** DELETE with {@code prevValue} or {@code prevIndex}. */
  record CompareAndDelete(TreePath path, Comparison comparison, long nowNanos) implements TreeCommand {}

  /**
   * The leader's sweep: removes what has expired by its clock, earliest first.
   *
   * @param nodesMax how many at most, so that no entry holds up those behind it; the reply says whether more is left
   */
  record Sync(long cutoffNanos, int nodesMax) implements TreeCommand {}
}
