/** Tests of the room of the same name, each class by itself. */
@NullMarked
package dev.keelson.raft.proposal;

import org.jspecify.annotations.NullMarked;
