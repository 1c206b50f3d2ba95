/**
 * The tree of the v2 API as rows, and what commands do to it.
 *
 * <p>Enter at {@link dev.keelson.store.v2.tree.TreeApplier}, which runs commands within a log entry, and at {@link
 * dev.keelson.store.v2.tree.TreeReader}, which reads. The applying thread owns the applier; all else is a function of
 * rows. {@link dev.keelson.store.v2.tree.TreeRowKey} is the table of row keys.
 *
 * <p>Must never know: clocks, replication, HTTP, who watches, the revision.
 */
@NullMarked
package dev.keelson.store.v2.tree;

import org.jspecify.annotations.NullMarked;
