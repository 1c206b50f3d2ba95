/**
 * The programs that are compared, as processes on loopback. Both take etcd's flags, so one piece of code starts both.
 *
 * <p>Enter at {@link dev.keelson.bench.peer.Cluster}, which owns its processes and their data directories: closing it
 * ends and removes them.
 *
 * <p>Must never know: workloads, reports.
 */
@NullMarked
package dev.keelson.bench.peer;

import org.jspecify.annotations.NullMarked;
