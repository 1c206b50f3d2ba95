/** Tests of links and doors over real sockets on loopback. */
@NullMarked
package dev.keelson.raft.wire;

import org.jspecify.annotations.NullMarked;
