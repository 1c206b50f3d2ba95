package dev.keelson.api.metrics;

import dev.keelson.raft.Replica;
import dev.keelson.store.Store;
import dev.keelson.store.View;
import dev.keelson.store.watch.WatchCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** etcd's figures of one member, from those who count them. */
public final class MemberMetrics {
  private final Store store;
  private final Replica replica;
  private final WatchCounters watch;
  private final MemberFacts facts;
  private final Workings workings;

  public MemberMetrics(Store store, Replica replica, WatchCounters watch, MemberFacts facts, Workings workings) {
    this.store = store;
    this.replica = replica;
    this.watch = watch;
    this.facts = facts;
    this.workings = workings;
  }

  public List<Family> families() {
    var all = new ArrayList<Family>();
    all.addAll(server());
    all.addAll(replication());
    all.addAll(storage());
    all.addAll(working());
    all.addAll(watching());
    return all;
  }

  private List<Family> server() {
    return List.of(
        Family.info("etcd_server_version", "Which version is running.", "server_version", facts::serverVersion),
        Family.info("etcd_cluster_version", "Which version is running.", "cluster_version", facts::clusterVersion),
        Family.info(
            "etcd_server_id",
            "Server or member ID in hexadecimal format.",
            "server_id",
            () -> Long.toHexString(facts.memberId())),
        Family.gauge(
            "etcd_server_quota_backend_bytes",
            "Current backend storage quota size in bytes.",
            facts::quotaBytes),
        allFromView("etcd_debugging_server_alarms", "Alarms for every member in cluster.", MemberMetrics::alarms));
  }

  private List<Family> replication() {
    return List.of(
        Family.gauge("etcd_server_has_leader", "Whether or not a leader exists. 1 is existence, 0 is not.",
            () -> replica.status().leaderId() == 0 ? 0 : 1),
        Family.gauge("etcd_server_is_leader", "Whether or not this member is a leader. 1 if is, 0 otherwise.",
            () -> replica.status().leads() ? 1 : 0),
        Family.gauge("etcd_server_is_learner", "Whether or not this member is a learner. 1 if is, 0 otherwise.",
            () -> 0),
        Family.counter("etcd_server_leader_changes_seen_total", "The number of leader changes seen.",
            () -> replica.figures().leaderChanges()),
        Family.gauge("etcd_server_proposals_committed_total", "The total number of consensus proposals committed.",
            () -> replica.status().commitIndex()),
        Family.gauge("etcd_server_proposals_applied_total", "The total number of consensus proposals applied.",
            () -> replica.status().appliedIndex()),
        Family.gauge("etcd_server_proposals_pending", "The current number of pending proposals to commit.",
            () -> replica.figures().proposalsPending()),
        Family.counter("etcd_server_proposals_failed_total", "The total number of failed proposals seen.",
            () -> replica.figures().proposalsFailed()),
        Family.counter("etcd_network_snapshot_send_success", "Total number of successful snapshot sends.",
            () -> replica.figures().checkpointsSent()),
        Family.counter("etcd_network_snapshot_receive_success", "Total number of successful snapshot receives.",
            () -> replica.figures().checkpointsReceived()),
        Family.histogram("etcd_disk_wal_fsync_duration_seconds", "The latency distributions of fsync called by WAL.",
            () -> replica.figures().walFsyncs()));
  }

  private List<Family> storage() {
    return List.of(
        Family.gauge("etcd_mvcc_db_total_size_in_bytes",
            "Total size of the underlying database physically allocated in bytes.", store::sizeBytes),
        Family.gauge("etcd_mvcc_db_total_size_in_use_in_bytes",
            "Total size of the underlying database logically in use in bytes.", store::sizeInUseBytes),
        Family.gauge("etcd_debugging_mvcc_current_revision", "The current revision of store.", store::revision),
        fromView("etcd_debugging_mvcc_compact_revision", "The revision of the last compaction in store.",
            View::compactedTo),
        fromView("etcd_debugging_mvcc_keys_total", "Total number of keys.", View::keyCount));
  }

  private List<Family> working() {
    return List.of(
        Family.histogram("etcd_disk_backend_commit_duration_seconds",
            "The latency distributions of commit called by backend.", () -> workings.commits().histogram()),
        Family.counter("etcd_server_slow_apply_total", "The total number of slow apply requests.",
            () -> workings.slowApplies().getAsLong()),
        Family.counter("etcd_server_slow_read_indexes_total", "The total number of timed out read indexes.",
            () -> workings.lateReadIndexes().getAsLong()),
        Family.counter("etcd_server_read_indexes_failed_total", "The total number of failed read indexes seen.",
            () -> workings.failedReadIndexes().getAsLong()),
        Family.counter("etcd_server_heartbeat_send_failures_total",
            "The total number of leader heartbeats that had to be sent again.",
            () -> replica.figures().heartbeatsUnanswered()));
  }

  private List<Family> watching() {
    return List.of(
        Family.gauge("etcd_debugging_mvcc_watch_stream_total", "Total number of watch streams.", watch::streams),
        Family.gauge("etcd_debugging_mvcc_watcher_total", "Total number of watchers.", watch::watchers),
        Family.gauge("etcd_debugging_mvcc_slow_watcher_total", "Total number of unsynced slow watchers.",
            watch::slowWatchers),
        Family.gauge("etcd_debugging_mvcc_pending_events_total", "Total number of pending events to be sent.",
            watch::pendingEvents));
  }

  private Family fromView(String name, String help, ToDoubleFunction<View> value) {
    return allFromView(name, help, view -> List.of(Sample.of(value.applyAsDouble(view))));
  }

  private Family allFromView(String name, String help, Function<View, List<Sample>> samples) {
    return new Family(name, Family.Kind.GAUGE, help, () -> {
      try (var view = store.view()) {
        return samples.apply(view);
      }
    });
  }

  private static List<Sample> alarms(View view) {
    return view.alarms().stream()
        .map(alarm -> Sample.of(
            Map.of("server_id", Long.toHexString(alarm.memberId()), "alarm_type", alarm.kind().name()), 1))
        .toList();
  }
}
