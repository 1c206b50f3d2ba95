/**
 * watch: events as they happen, printed or handed to a command.
 *
 * <p>Enter at {@link dev.keelson.etcdctl.v3.watch.WatchCommand}. {@link dev.keelson.etcdctl.v3.watch.Watching} follows
 * one range of keys across lost connections, for other commands too. Of several watches of an interactive session each
 * has a thread; they share the terminal through {@code SharedScreen}.
 */
@NullMarked
package dev.keelson.etcdctl.v3.watch;

import org.jspecify.annotations.NullMarked;
