/**
 * put, get, del, txn and compaction.
 *
 * <p>One class per command; {@link dev.keelson.etcdctl.v3.kv.KeyCommands} lists them.
 */
@NullMarked
package dev.keelson.etcdctl.v3.kv;

import org.jspecify.annotations.NullMarked;
