/**
 * How Go reads and writes plain things: durations, numbers, quoted strings, JSON. etcdctl's users see Go's texts, and
 * their scripts look for them.
 *
 * <p>Enter anywhere: pure functions, no state. Must never know: commands, the network.
 */
@NullMarked
package dev.keelson.etcdctl.go;

import org.jspecify.annotations.NullMarked;
