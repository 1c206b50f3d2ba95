package dev.keelson.etcdctl.v3.cluster;

import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package. */
public final class ClusterCommands {
  private static final Flag CLUSTER = Flag.truth("cluster", "use all endpoints from the cluster member list");

  private ClusterCommands() {}

  public static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "endpoint health" -> new Command<>(
          path, "[options]", "Checks the healthiness of endpoints", List.of(CLUSTER),
          List.of("etcdctl endpoint health --cluster"), HealthCommand::run);
      case "endpoint status" -> new Command<>(
          path, "[options]", "Prints out the status of endpoints", List.of(CLUSTER),
          List.of("etcdctl endpoint status --cluster -w table"), StatusCommand::run);
      case "endpoint hashkv" -> new Command<>(
          path, "[options]", "Prints the KV history hash for each endpoint",
          List.of(CLUSTER, Flag.number("rev", 0, "maximum revision to hash (0 means all of them)")),
          List.of("etcdctl endpoint hashkv --cluster"), HashCommand::run);
      case "defrag" -> new Command<>(
          path, "[options]", "Defragments the storage of the etcd members with given endpoints",
          List.of(CLUSTER, Flag.text("data-dir", "", "not for members that run; see etcdutl")),
          List.of("etcdctl defrag --cluster"), DefragCommand::run);
      case "alarm list" -> new Command<>(
          path, "", "Lists all alarms", List.of(), List.of("etcdctl alarm list"), AlarmCommands::list);
      case "alarm disarm" -> new Command<>(
          path, "", "Disarms all alarms", List.of(), List.of("etcdctl alarm disarm"), AlarmCommands::disarm);
      case "move-leader" -> new Command<>(
          path, "<transferee-member-id>", "Transfers leadership to another etcd cluster member", List.of(),
          List.of("etcdctl --endpoints=127.0.0.1:2379,127.0.0.1:22379 move-leader 8211f1d0f64f3269"),
          MoveLeaderCommand::run);
      case "snapshot save" -> new Command<>(
          path, "<filename>", "Stores an etcd node backend snapshot to a given file", List.of(),
          List.of("etcdctl --endpoints=127.0.0.1:2379 snapshot save backup.db"), SnapshotCommand::run);
      default -> MemberCommands.find(path);
    };
  }
}
