package dev.keelson.api.etcd.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.BytesValue;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.etcd.call.DirectLoop;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.TimedApplier;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.grpc.Echo;
import dev.keelson.api.grpc.House;
import dev.keelson.api.http.FrontDoorLimits;
import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.command.Command;
import dev.keelson.store.command.LogPosition;
import dev.keelson.store.command.Submission;
import dev.keelson.store.loop.SystemTime;
import dev.keelson.store.model.Alarm;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchSettings;
import io.grpc.CallOptions;
import io.grpc.stub.ClientCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OpsTest {
  private static final long MEMBER = 0xbac7;
  private static final String UNARY =
      "grpc_method=\"Unary\",grpc_service=\"test.Echo\",grpc_type=\"unary\"";

  @TempDir
  private Path directory;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() throws Exception {
    Collections.reverse(open);
    for (var one : open) {
      one.close();
    }
    client.close();
  }

  @Test
  void a_healthy_member_says_so_on_every_page() throws Exception {
    var house = member(new ToldReplica(MEMBER));
    assertPage(200, "{\"health\":\"true\",\"reason\":\"\"}", get(house, "/health"));
    assertPage(200, "ok\n", get(house, "/livez"));
    assertPage(200, "ok\n", get(house, "/readyz"));
    assertPage(200, "ok\n", get(house, "/readyz/linearizable_read"));
    assertPage(200, "[+]serializable_read ok\nok\n", get(house, "/livez?verbose"));
    assertPage(
        200,
        "[+]data_corruption ok\n[+]serializable_read ok\n[+]non_learner ok\nok\n",
        get(house, "/readyz?verbose&exclude=linearizable_read&exclude=unheard_of"));
  }

  @Test
  void a_member_without_a_leader_lives_but_is_not_ready() throws Exception {
    var house = member(new ToldReplica(0));
    assertPage(503, "{\"health\":\"false\",\"reason\":\"RAFT NO LEADER\"}\n", get(house, "/health"));
    assertPage(200, "{\"health\":\"true\",\"reason\":\"\"}", get(house, "/health?serializable=true"));
    assertPage(200, "ok\n", get(house, "/livez"));
    assertPage(
        503,
        """
        [+]data_corruption ok
        [+]serializable_read ok
        [-]linearizable_read failed: etcdserver: request timed out
        [+]non_learner ok

        """,
        get(house, "/readyz"));
  }

  @Test
  void alarms_are_reasons_unless_they_are_excluded() throws Exception {
    var house = member(
        new ToldReplica(MEMBER), new Alarm(MEMBER, Alarm.Kind.NOSPACE), new Alarm(MEMBER, Alarm.Kind.CORRUPT));
    assertPage(503, "{\"health\":\"false\",\"reason\":\"ALARM NOSPACE\"}\n", get(house, "/health"));
    assertPage(
        503, "{\"health\":\"false\",\"reason\":\"ALARM CORRUPT\"}\n", get(house, "/health?exclude=NOSPACE"));
    assertPage(
        200, "{\"health\":\"true\",\"reason\":\"\"}", get(house, "/health?exclude=NOSPACE&exclude=CORRUPT"));
    assertPage(
        503,
        "[-]data_corruption failed: alarm activated: CORRUPT\n\n",
        get(house, "/readyz/data_corruption"));
  }

  @Test
  void the_version_is_the_one_we_announce() throws Exception {
    var answer = get(member(new ToldReplica(MEMBER)), "/version");
    assertPage(200, "{\"etcdserver\":\"3.6.12\",\"etcdcluster\":\"3.6.0\",\"storage\":\"3.6.0\"}", answer);
    assertEquals("application/json", header(answer, "content-type"));
  }

  @Test
  void wrong_paths_and_methods_are_answered_as_go_does() throws Exception {
    var house = member(new ToldReplica(MEMBER));
    var notFound = get(house, "/nope");
    assertPage(404, "404 page not found\n", notFound);
    assertEquals("nosniff", header(notFound, "x-content-type-options"));
    assertEquals("*", header(notFound, "access-control-allow-origin"));
    for (var path : List.of("/health", "/livez", "/readyz/non_learner", "/version")) {
      var notAllowed = send(house, path, "POST");
      assertPage(405, "Method Not Allowed\n", notAllowed);
      assertEquals("GET", header(notAllowed, "allow"));
    }
  }

  @Test
  void options_opens_every_path_to_every_origin() throws Exception {
    var answer = send(member(new ToldReplica(MEMBER)), "/any/thing", "OPTIONS");
    assertPage(200, "", answer);
    assertEquals("accept, content-type, authorization", header(answer, "access-control-allow-headers"));
    assertEquals("POST, GET, OPTIONS, PUT, DELETE", header(answer, "access-control-allow-methods"));
    assertEquals("*", header(answer, "access-control-allow-origin"));
  }

  @Test
  void metrics_have_etcds_names_and_whole_numbers() throws Exception {
    var house = member(new ToldReplica(MEMBER), new Alarm(MEMBER, Alarm.Kind.NOSPACE));
    var _ = ClientCalls.blockingUnaryCall(
        house.channel(), Echo.UNARY, CallOptions.DEFAULT, BytesValue.getDefaultInstance());
    get(house, "/health");
    var page = get(house, "/metrics");
    assertEquals("text/plain; version=0.0.4; charset=utf-8", header(page, "content-type"));
    for (var line : List.of(
        "# TYPE etcd_server_proposals_committed_total gauge",
        "# TYPE etcd_server_health_failures counter",
        "etcd_server_has_leader 1",
        "etcd_server_is_leader 1",
        "etcd_server_proposals_committed_total 11",
        "etcd_server_proposals_applied_total 10",
        "etcd_server_leader_changes_seen_total 3",
        "etcd_server_health_failures 1",
        "etcd_server_id{server_id=\"bac7\"} 1",
        "etcd_server_version{server_version=\"3.6.12\"} 1",
        "etcd_server_quota_backend_bytes 2147483648",
        "etcd_debugging_server_alarms{alarm_type=\"NOSPACE\",server_id=\"bac7\"} 1",
        "etcd_debugging_mvcc_current_revision 1",
        "etcd_debugging_mvcc_keys_total 0",
        "etcd_disk_wal_fsync_duration_seconds_bucket{le=\"0.001\"} 4",
        "etcd_disk_wal_fsync_duration_seconds_bucket{le=\"+Inf\"} 6",
        "etcd_disk_wal_fsync_duration_seconds_count 6",
        "etcd_disk_wal_fsync_duration_seconds_sum 0.0125",
        "grpc_server_handled_total{grpc_code=\"OK\"," + UNARY + "} 1",
        "grpc_server_handled_total{grpc_code=\"DataLoss\"," + UNARY + "} 0",
        "grpc_server_handling_seconds_count{" + UNARY + "} 1",
        "grpc_server_handling_seconds_bucket{" + UNARY + ",le=\"+Inf\"} 1",
        "etcd_mvcc_put_total 0",
        "etcd_debugging_lease_granted_total 0",
        "grpc_server_started_total{" + UNARY + "} 1")) {
      assertTrue(page.body().contains(line + "\n"), line + " is missing in\n" + page.body());
    }
    assertTrue(page.body().contains("\nprocess_resident_memory_bytes "), page.body());
  }

  private House member(ToldReplica replica, Alarm... alarms) throws Exception {
    var hub = new WatchHub(new DirectLoop(), Runnable::run, new SplittableRandom(1), WatchSettings.DEFAULT);
    var store = kept(Store.open(directory, StoreSettings.DEFAULT, hub));
    long index = 0;
    for (var alarm : alarms) {
      store.apply(new LogPosition(1, ++index), List.of(new Submission(new Command.RaiseAlarm(alarm), false)));
    }
    var work = new WorkMetrics();
    var backend = new Backend(
        store,
        replica,
        new Reads(replica, Duration.ofSeconds(1), Runnable::run),
        kept(new Chores()),
        new Proposals(replica, Duration.ofSeconds(1), 1_000),
        new Headers(1, MEMBER, () -> 2),
        work);
    var services = List.of(Echo.unary());
    var applier = new TimedApplier(store, new SystemTime(), work);
    var operations = new Operations(backend, applier, hub.counters(), services, true, 2L << 30);
    return kept(new House(
        FrontDoorLimits.DEFAULT, operations.calls(), operations.clientPages(Texts::notFound), services.getFirst()));
  }

  private <A extends AutoCloseable> A kept(A one) {
    open.add(one);
    return one;
  }

  private HttpResponse<String> get(House house, String path) throws Exception {
    return send(house, path, "GET");
  }

  private HttpResponse<String> send(House house, String path, String method) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + house.address().getPort() + path);
    var request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static void assertPage(int status, String body, HttpResponse<String> answer) {
    assertEquals(status + " " + body, answer.statusCode() + " " + answer.body());
  }
}
