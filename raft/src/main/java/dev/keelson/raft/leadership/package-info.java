/**
 * Who leads, as this member sees it, and who is told about it.
 *
 * <p>Enter at {@link dev.keelson.raft.leadership.Leadership}. The replica's loop owns the state. Events from below only
 * say "look again"; what is true is always read afresh, so that late or swapped events cannot leave a wrong belief.
 *
 * <p>Must never know: commands, the wire, Ratis.
 */
@NullMarked
package dev.keelson.raft.leadership;

import org.jspecify.annotations.NullMarked;
