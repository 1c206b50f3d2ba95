/**
 * Where objects are kept: a port on etcd's data model, whoever stands behind it.
 *
 * <p>Enter at {@link dev.keelson.orchestrator.storage.ObjectStore}. Its callers wait, on virtual threads. The rooms
 * below it are the ways to a store: by gRPC, and within the process. {@link
 * dev.keelson.orchestrator.storage.SharedLeases} owns the leases that it has granted.
 *
 * <p>Must never know: what is in an object, HTTP.
 */
@NullMarked
package dev.keelson.orchestrator.storage;

import org.jspecify.annotations.NullMarked;
