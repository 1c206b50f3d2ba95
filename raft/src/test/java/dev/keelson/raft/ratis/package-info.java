/** Replicas tested as a whole: real ports, real logs, a small state machine, and a network that can lose messages. */
@NullMarked
package dev.keelson.raft.ratis;

import org.jspecify.annotations.NullMarked;
