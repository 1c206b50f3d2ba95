/**
 * The commands of {@code ETCDCTL_API=2 etcdctl}, a class per family.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.command.CommandTable}. A command gets a
 * {@link dev.keelson.etcdctl.v2.command.Session}; it prints what it found, or throws a
 * {@link dev.keelson.etcdctl.terminal.Failure} that carries the line and the exit code.
 *
 * <p>Must never know: sockets, headers.
 */
@NullMarked
package dev.keelson.etcdctl.v2.command;

import org.jspecify.annotations.NullMarked;
