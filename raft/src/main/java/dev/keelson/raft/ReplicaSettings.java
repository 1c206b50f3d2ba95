package dev.keelson.raft;

import dev.keelson.store.model.Member;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a member takes part.
 *
 * @param directory for the Raft log; created when missing
 * @param memberId this member, one of {@code members}
 * @param members as far as known, with their peer URLs; the voters of a new cluster. On a restart from data the log's
 *     own configuration wins
 * @param joins whether this member came into a running cluster: its log begins empty, and the leader says who votes
 * @param listen where to accept peers, at least one
 * @param snapshotEntries log entries between snapshots (etcd's {@code --snapshot-count})
 * @param requestBytesMax the largest command
 * @param fsync false only for {@code --unsafe-no-fsync}
 */
public record ReplicaSettings(
    Path directory,
    long clusterId,
    long memberId,
    List<Member> members,
    boolean joins,
    List<InetSocketAddress> listen,
    Duration heartbeat,
    Duration electionTimeout,
    long snapshotEntries,
    int requestBytesMax,
    boolean fsync) {
  public ReplicaSettings {
    members = List.copyOf(members);
    listen = List.copyOf(listen);
  }
}
