/** Tests of the room of the same name, each class by itself. */
@NullMarked
package dev.keelson.raft.loop;

import org.jspecify.annotations.NullMarked;
