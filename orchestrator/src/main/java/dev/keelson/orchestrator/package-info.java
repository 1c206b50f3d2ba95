/**
 * The upper floor: Kubernetes' API on a store that speaks etcd's.
 *
 * <p>Objects are Jackson trees ({@code ObjectNode}); {@link dev.keelson.orchestrator.schema} says what may be in them.
 * A kind is a row of a table, never a class.
 *
 * <p>Must never know: Raft, RocksDB, Netty.
 */
@NullMarked
package dev.keelson.orchestrator;

import org.jspecify.annotations.NullMarked;
