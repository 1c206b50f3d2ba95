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
 * @param members the voters with their peer URLs; on a restart from data the log's own configuration wins
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
