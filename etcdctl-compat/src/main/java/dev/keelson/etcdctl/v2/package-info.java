/**
 * {@code ETCDCTL_API=2 etcdctl}: keys, directories and members over HTTP/1.1.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v2.V2Program}, which finds the command in
 * {@link dev.keelson.etcdctl.v2.command.CommandTable} and turns its failure into a line and an exit code. One thread
 * does everything.
 *
 * <p>Must never know: anything of v3. The two share the terminal, the clock and Go's ways to write things.
 */
@NullMarked
package dev.keelson.etcdctl.v2;

import org.jspecify.annotations.NullMarked;
