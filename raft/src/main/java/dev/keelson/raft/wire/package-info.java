/**
 * How members reach each other: frames over TCP, one connection for each direction, which carries Raft's own messages
 * and ours.
 *
 * <p>Enter at {@link dev.keelson.raft.wire.Links} (what this member asks of others) and
 * {@link dev.keelson.raft.wire.PeerDoor} (what others ask of it). Everything runs on one event loop, which is also the
 * replica's loop ({@link dev.keelson.raft.wire.NettyLoop}): a message that comes in is handled where it was read. A
 * connection owns the calls that are open on it; when it breaks, they fail together.
 *
 * <p>Must never know: what a message says, Raft's rules, Ratis.
 */
@NullMarked
package dev.keelson.raft.wire;

import org.jspecify.annotations.NullMarked;
