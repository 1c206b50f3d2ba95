/**
 * What members say to each other besides Raft itself, on the same port: chunks of proposals, read indexes, questions to
 * the leader, checkpoints.
 *
 * <p>Enter at {@link dev.keelson.raft.peer.PeerService} (what others ask of this member) and
 * {@link dev.keelson.raft.peer.Peers} (what this member asks of others). Messages are plain bytes; the service's name
 * carries the cluster's id, so that members of different clusters do not understand each other.
 *
 * <p>Knows: the gRPC that Ratis carries. Must never know: commands, Raft's rules.
 */
@NullMarked
package dev.keelson.raft.peer;

import org.jspecify.annotations.NullMarked;
