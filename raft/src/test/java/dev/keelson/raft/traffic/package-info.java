/** Tests of the room of the same name. */
@NullMarked
package dev.keelson.raft.traffic;

import org.jspecify.annotations.NullMarked;
