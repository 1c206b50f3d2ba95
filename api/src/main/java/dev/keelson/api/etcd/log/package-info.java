/**
 * Log lines as etcd writes them, because operators' tools read them.
 *
 * <p>Enter at {@link dev.keelson.api.etcd.log.Logs}. Logback owns the state.
 *
 * <p>Must never know: anything of this product but its package names.
 */
@NullMarked
package dev.keelson.api.etcd.log;

import org.jspecify.annotations.NullMarked;
