package dev.keelson.acceptance.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Cluster;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.wire.Wire;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.AlarmType;
import dev.keelson.api.proto.health.HealthCheckRequest;
import dev.keelson.api.proto.health.HealthCheckResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The HTTP surface of one member. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpIT {
  /** The names that alerts and dashboards are built on. */
  private static final List<String> METRICS = List.of(
      "etcd_server_has_leader", "etcd_server_is_leader", "etcd_server_leader_changes_seen_total",
      "etcd_server_proposals_committed_total", "etcd_server_proposals_applied_total", "etcd_server_proposals_pending",
      "etcd_server_proposals_failed_total", "etcd_disk_wal_fsync_duration_seconds_bucket",
      "etcd_disk_backend_commit_duration_seconds_bucket", "etcd_network_client_grpc_sent_bytes_total",
      "etcd_network_client_grpc_received_bytes_total", "grpc_server_handled_total", "grpc_server_started_total",
      "grpc_server_msg_received_total", "grpc_server_msg_sent_total", "etcd_mvcc_db_total_size_in_bytes",
      "etcd_mvcc_db_total_size_in_use_in_bytes", "etcd_server_quota_backend_bytes", "process_resident_memory_bytes",
      "process_cpu_seconds_total", "process_open_fds", "process_max_fds", "process_start_time_seconds",
      "etcd_server_version", "etcd_cluster_version", "etcd_server_id", "etcd_debugging_mvcc_keys_total",
      "etcd_server_slow_apply_total", "etcd_server_slow_read_indexes_total", "etcd_server_read_indexes_failed_total",
      "etcd_server_heartbeat_send_failures_total", "etcd_mvcc_put_total", "etcd_mvcc_range_total",
      "etcd_mvcc_delete_total", "etcd_mvcc_txn_total", "etcd_debugging_lease_granted_total",
      "etcd_network_snapshot_receive_success");

  private final Cluster cluster = Cluster.start(Program.ours(), 1);
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  @AfterAll
  void stop() {
    http.close();
    cluster.close();
  }

  @Test
  void health_is_true_with_and_without_its_parameters() {
    for (var path : List.of("/health", "/health?serializable=true", "/health?exclude=NOSPACE")) {
      assertAnswer(200, "{\"health\":\"true\",\"reason\":\"\"}", "GET", path);
    }
  }

  @Test
  void an_alarm_makes_health_false_unless_it_is_excluded() {
    try (var wire = Wire.to(cluster.member(0))) {
      var alarm = AlarmRequest.newBuilder().setAlarm(AlarmType.NOSPACE).setMemberID(1);
      wire.maintenance().alarm(alarm.setAction(AlarmRequest.AlarmAction.ACTIVATE).build());
      try {
        assertAnswer(503, "{\"health\":\"false\",\"reason\":\"ALARM NOSPACE\"}", "GET", "/health");
        assertAnswer(200, "{\"health\":\"true\",\"reason\":\"\"}", "GET", "/health?exclude=NOSPACE");
      } finally {
        wire.maintenance().alarm(alarm.setAction(AlarmRequest.AlarmAction.DEACTIVATE).build());
      }
    }
    assertAnswer(200, "{\"health\":\"true\",\"reason\":\"\"}", "GET", "/health");
  }

  @Test
  void live_and_ready_answer_ok_and_list_their_checks_when_asked() {
    assertAnswer(200, "ok\n", "GET", "/livez");
    assertAnswer(200, "ok\n", "GET", "/readyz");
    var verbose = call("GET", "/readyz?verbose");
    assertEquals(200, verbose.statusCode());
    for (var check : List.of("data_corruption", "serializable_read", "linearizable_read")) {
      assertTrue(verbose.body().contains("[+]" + check + " ok\n"), verbose.body());
      assertAnswer(200, "ok\n", "GET", "/readyz/" + check);
    }
    assertTrue(call("GET", "/livez?verbose").body().contains("[+]serializable_read ok\n"));
    assertAnswer(200, "ok\n", "GET", "/readyz?exclude=linearizable_read&exclude=nonsense");
  }

  @Test
  void version_names_server_and_cluster() {
    var answer = call("GET", "/version");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().matches(
        "\\{\"etcdserver\":\"3\\.\\d+\\.\\d+\",\"etcdcluster\":\"3\\.\\d+\\.\\d+\".*}\\s*"), answer.body());
  }

  @Test
  void metrics_have_the_names_that_dashboards_rely_on() {
    var answer = call("GET", "/metrics");
    assertEquals(200, answer.statusCode());
    var names = answer.body().lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replaceAll("[{ ].*", ""))
        .collect(Collectors.toSet());
    var missing = new TreeSet<>(METRICS);
    missing.removeAll(names);
    assertEquals(new TreeSet<>(), missing, "missing from /metrics");
  }

  @Test
  void a_wrong_path_is_not_found_and_a_wrong_method_is_refused() {
    assertEquals(404, call("GET", "/nonsense").statusCode());
    assertEquals(404, call("GET", "/readyz/nonsense").statusCode());
    for (var path : List.of("/health", "/livez", "/readyz")) {
      assertEquals(405, call("DELETE", path).statusCode(), path);
    }
  }

  @Test
  void grpc_health_serves_the_server_and_knows_no_other_service() {
    try (var wire = Wire.to(cluster.member(0))) {
      assertEquals(HealthCheckResponse.ServingStatus.SERVING,
          wire.health().check(HealthCheckRequest.getDefaultInstance()).getStatus());
      var unknown = assertThrows(StatusRuntimeException.class,
          () -> wire.health().check(HealthCheckRequest.newBuilder().setService("nonsense").build()));
      assertEquals(Status.Code.NOT_FOUND, unknown.getStatus().getCode());
    }
  }

  private void assertAnswer(int status, String body, String method, String path) {
    var answer = call(method, path);
    assertEquals(status + " " + body.strip(), answer.statusCode() + " " + answer.body().strip(), method + " " + path);
  }

  private HttpResponse<String> call(String method, String path) {
    var request = HttpRequest.newBuilder(cluster.member(0).url(path))
        .method(method, HttpRequest.BodyPublishers.noBody()).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(method + " " + path + "\n" + cluster.logs(), failed);
    }
  }
}
