/**
 * What a program meets at its edges: three streams, the environment, the clock, and the code it leaves behind.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.terminal.Terminal}; tests hand in one of their own. A command that cannot
 * go on throws a {@link dev.keelson.etcdctl.terminal.Failure}, and only the program prints it.
 */
@NullMarked
package dev.keelson.etcdctl.terminal;

import org.jspecify.annotations.NullMarked;
