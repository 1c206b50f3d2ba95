/**
 * check perf: whether a cluster takes so many writes a second.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.check.PerfCommand}.
 */
@NullMarked
package dev.keelson.etcdctl.v3.check;

import org.jspecify.annotations.NullMarked;
