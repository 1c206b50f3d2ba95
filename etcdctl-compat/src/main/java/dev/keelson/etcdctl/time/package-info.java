/**
 * Clocks and deadlines. Enter at {@link dev.keelson.etcdctl.time.Deadline}; only
 * {@link dev.keelson.etcdctl.time.SystemTime} asks the machine.
 */
@NullMarked
package dev.keelson.etcdctl.time;

import org.jspecify.annotations.NullMarked;
