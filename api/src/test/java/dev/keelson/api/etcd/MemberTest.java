package dev.keelson.api.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.config.Settings;
import dev.keelson.api.etcd.member.DataDirectory;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.ClusterGrpc;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.api.proto.etcd.KVGrpc;
import dev.keelson.api.proto.etcd.MaintenanceGrpc;
import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.RequestOp;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.api.proto.etcd.TxnRequest;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole member, from flags to the wire. Each test has keys of its own. */
class MemberTest {
  private static final int VALUE_BYTES = 300_000;

  private static final Closing PARTS = new Closing();
  private static ManagedChannel channel;
  private static KVGrpc.KVBlockingStub kv;
  private static MaintenanceGrpc.MaintenanceBlockingStub maintenance;

  @BeforeAll
  static void start(@TempDir Path path) throws Exception {
    var request = Settings.read(List.of("--data-dir=" + path, "--listen-client-urls=http://127.0.0.1:0",
        "--advertise-client-urls=http://127.0.0.1:2379", "--listen-peer-urls=http://127.0.0.1:0"), Map.of());
    Settings settings = assertInstanceOf(Settings.Request.Start.class, request).settings();
    DataDirectory directory = PARTS.add(DataDirectory.open(settings.member().dataDirectory()));
    Server server = new Wiring(settings, directory, Boot.identity(settings, directory), new Endings(), PARTS)
        .start();
    server.ready().get(60, TimeUnit.SECONDS);
    String target = "127.0.0.1:" + server.clientAddresses().getFirst().getPort();
    channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .build();
    kv = KVGrpc.newBlockingStub(channel);
    maintenance = MaintenanceGrpc.newBlockingStub(channel);
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    PARTS.close();
  }

  @Test
  void a_put_is_read_back_with_its_revisions() {
    long revision = put("a/1", "one");
    RangeResponse read = kv.range(range("a/1").build());

    assertEquals(1, read.getCount());
    assertEquals("one", read.getKvs(0).getValue().toStringUtf8());
    assertEquals(revision, read.getKvs(0).getModRevision());
    assertEquals(1, read.getKvs(0).getVersion());
    assertTrue(read.getHeader().getClusterId() != 0 && read.getHeader().getMemberId() != 0);
    assertTrue(read.getHeader().getRaftTerm() > 0);
  }

  @Test
  void a_serializable_read_sees_what_this_member_answered() {
    put("b/1", "one");

    assertEquals(1, kv.range(range("b/1").setSerializable(true).build()).getKvsCount());
  }

  @Test
  void a_limit_cuts_and_says_so() {
    put("c/1", "x");
    put("c/2", "y");
    RangeResponse read = kv.range(range("c/").setRangeEnd(bytes("c0")).setLimit(1).build());

    assertEquals(1, read.getKvsCount());
    assertTrue(read.getMore());
    assertEquals(2, read.getCount());
  }

  @Test
  void a_range_larger_than_memory_may_hold_arrives_whole() {
    var value = ByteString.copyFrom(new byte[VALUE_BYTES]);
    for (int key = 0; key < 10; key++) {
      kv.put(PutRequest.newBuilder().setKey(bytes("large/" + key)).setValue(value).build());
    }
    RangeResponse read = kv.range(range("large/").setRangeEnd(bytes("large0")).build());

    assertEquals(10, read.getKvsCount());
    assertEquals(10, read.getCount());
    read.getKvsList().forEach(row -> assertEquals(value, row.getValue()));
  }

  @Test
  void a_transaction_shows_its_own_writes_and_nested_revisions() {
    var response = kv.txn(TxnRequest.newBuilder()
        .addSuccess(RequestOp.newBuilder().setRequestRange(range("d/1")))
        .addSuccess(RequestOp.newBuilder().setRequestPut(
            PutRequest.newBuilder().setKey(bytes("d/1")).setValue(bytes("v"))))
        .addSuccess(RequestOp.newBuilder().setRequestRange(range("d/1")))
        .build());
    long revision = response.getHeader().getRevision();

    assertTrue(response.getSucceeded());
    assertEquals(0, response.getResponses(0).getResponseRange().getCount());
    assertEquals(revision - 1, response.getResponses(0).getResponseRange().getHeader().getRevision());
    assertEquals(1, response.getResponses(2).getResponseRange().getCount());
    assertEquals(revision, response.getResponses(2).getResponseRange().getHeader().getRevision());
    assertEquals(0, response.getResponses(2).getResponseRange().getHeader().getMemberId());
  }

  @Test
  void a_transaction_that_only_reads_moves_nothing() {
    long revision = put("e/1", "x");
    var response = kv.txn(TxnRequest.newBuilder()
        .addSuccess(RequestOp.newBuilder().setRequestRange(range("e/1")))
        .build());

    assertEquals(revision, response.getResponses(0).getResponseRange().getKvs(0).getModRevision());
  }

  @Test
  void a_delete_tells_what_was_there() {
    put("f/1", "x");
    var response = kv.deleteRange(DeleteRangeRequest.newBuilder().setKey(bytes("f/1")).setPrevKv(true).build());

    assertEquals(1, response.getDeleted());
    assertEquals("x", response.getPrevKvs(0).getValue().toStringUtf8());
  }

  @Test
  void refusals_have_etcds_words_and_codes() {
    assertRefused(EtcdError.EMPTY_KEY, () -> kv.range(RangeRequest.getDefaultInstance()));
    assertRefused(EtcdError.FUTURE_REVISION, () -> kv.range(range("x").setRevision(1L << 40).build()));
    assertRefused(EtcdError.LEASE_NOT_FOUND,
        () -> kv.put(PutRequest.newBuilder().setKey(bytes("x")).setLease(4711).build()));
    assertRefused(EtcdError.KEY_NOT_FOUND,
        () -> kv.put(PutRequest.newBuilder().setKey(bytes("no such key")).setIgnoreValue(true).build()));
    assertRefused(EtcdError.FUTURE_REVISION,
        () -> kv.compact(CompactionRequest.newBuilder().setRevision(1L << 40).build()));
    assertRefused(EtcdError.REQUEST_TOO_LARGE, () -> kv.put(PutRequest.newBuilder()
        .setKey(bytes("x")).setValue(ByteString.copyFrom(new byte[1_600_000])).build()));
  }

  @Test
  void status_tells_version_leader_and_a_size() {
    var status = maintenance.status(StatusRequest.getDefaultInstance());

    assertEquals("3.6.12", status.getVersion());
    assertEquals(status.getHeader().getMemberId(), status.getLeader());
    assertTrue(status.getDbSize() > 0);
    assertEquals(2L << 30, status.getDbSizeQuota());
    assertEquals(List.of(), status.getErrorsList());
  }

  @Test
  void the_member_list_has_the_published_name() {
    var members = ClusterGrpc.newBlockingStub(channel)
        .memberList(MemberListRequest.newBuilder().setLinearizable(true).build());

    assertEquals(0, members.getHeader().getRevision());
    assertEquals("default", members.getMembers(0).getName());
    assertEquals(List.of("http://127.0.0.1:2379"), members.getMembers(0).getClientURLsList());
  }

  @Test
  void a_hash_stays_while_nothing_changes() {
    long revision = put("g/1", "x");
    var request = HashKVRequest.newBuilder().setRevision(revision).build();

    assertEquals(maintenance.hashKV(request).getHash(), maintenance.hashKV(request).getHash());
  }

  @Test
  void there_are_no_alarms_at_first() {
    assertEquals(List.of(), maintenance.alarm(AlarmRequest.getDefaultInstance()).getAlarmsList());
  }

  private static void assertRefused(EtcdError expected, Runnable call) {
    var refused = assertThrows(StatusRuntimeException.class, call::run);
    assertEquals(expected.text(), refused.getStatus().getDescription());
    assertEquals(expected.status().getCode(), refused.getStatus().getCode());
  }

  private static long put(String key, String value) {
    return kv.put(PutRequest.newBuilder().setKey(bytes(key)).setValue(bytes(value)).build())
        .getHeader().getRevision();
  }

  private static RangeRequest.Builder range(String key) {
    return RangeRequest.newBuilder().setKey(bytes(key));
  }

  private static ByteString bytes(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
