/**
 * Command lines in the manner of Go's cobra and pflag, read by picocli: which command is meant, its flags and what is
 * left, with their words for every mistake.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.command.CommandLineReader}. A command is a value; nothing here runs one.
 *
 * <p>Must never know: what commands do, the network.
 */
@NullMarked
package dev.keelson.etcdctl.command;

import org.jspecify.annotations.NullMarked;
