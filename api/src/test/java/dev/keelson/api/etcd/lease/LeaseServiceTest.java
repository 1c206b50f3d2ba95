package dev.keelson.api.etcd.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.Backend;
import dev.keelson.api.etcd.call.CapturedCall;
import dev.keelson.api.etcd.call.Chores;
import dev.keelson.api.etcd.call.DirectLoop;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.etcd.call.Proposals;
import dev.keelson.api.etcd.call.Reads;
import dev.keelson.api.etcd.call.SoleReplica;
import dev.keelson.api.etcd.quota.Quota;
import dev.keelson.api.etcd.quota.Space;
import dev.keelson.api.etcd.quota.SpaceGuard;
import dev.keelson.api.metrics.WorkMetrics;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseGrantResponse;
import dev.keelson.api.proto.etcd.LeaseGrpc;
import dev.keelson.api.proto.etcd.LeaseKeepAliveRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import dev.keelson.api.proto.etcd.LeaseLeasesRequest;
import dev.keelson.api.proto.etcd.LeaseLeasesResponse;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseStatus;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveResponse;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.store.Store;
import dev.keelson.store.StoreSettings;
import dev.keelson.store.View;
import dev.keelson.store.command.Command;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Lease;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseServiceTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(7);
  private static final LeaseSettings SETTINGS = new LeaseSettings(Duration.ofSeconds(1), TIMEOUT, true);

  private final DirectLoop loop = new DirectLoop();
  private final WorkMetrics work = new WorkMetrics();
  private final LeaseKeeper keeper = new LeaseKeeper(loop, loop::nowNanos, SETTINGS, work);
  private final Chores chores = new Chores();
  private final Store store;
  private final SoleReplica replica;
  private final ServerServiceDefinition service;

  LeaseServiceTest(@TempDir Path directory) throws IOException {
    store = Store.open(directory.resolve("store"), StoreSettings.DEFAULT, keeper);
    replica = new SoleReplica(store, keeper);
    var backend = new Backend(
        store,
        replica,
        new Reads(replica, TIMEOUT, Runnable::run),
        chores,
        new Proposals(replica, TIMEOUT, 1 << 20),
        new Headers(7, 8, () -> 3),
        work);
    var space = new SpaceGuard(
        new Quota(-1), () -> new Space(0, Long.MAX_VALUE), () -> true, () -> CompletableFuture.completedFuture(null));
    var leaderLoss = new LeaderLoss(loop, () -> replica.status().leads(), Duration.ofSeconds(1));
    service = LeaseService.define(backend, space, leaderLoss, SETTINGS, () -> -77);
  }

  @BeforeEach
  void lead() {
    keeper.elected(1);
    keeper.start(this::leases, replica);
  }

  @AfterEach
  void close() {
    chores.close();
    store.close();
  }

  @Test
  void a_lease_is_granted_with_an_id_and_a_ttl_that_are_decided_before_the_log() {
    assertEquals(
        LeaseGrantResponse.newBuilder().setHeader(header(1)).setID(Long.MAX_VALUE - 76).setTTL(2).build(),
        grant(0, -5));
    assertEquals(List.of(new Command.GrantLease(Long.MAX_VALUE - 76, 2)), replica.proposed());
    assertEquals(9_000_000_000L, grant(-4, 9_000_000_000L).getTTL());
  }

  @Test
  void what_cannot_be_granted_or_revoked_is_refused_with_etcds_words() {
    grant(5, 10);
    assertEquals(EtcdError.LEASE_EXISTS.status().toString(), refusal(LeaseGrpc.getLeaseGrantMethod(),
        LeaseGrantRequest.newBuilder().setID(5).setTTL(10).build()));
    assertEquals(EtcdError.LEASE_TTL_TOO_LARGE.status().toString(), refusal(LeaseGrpc.getLeaseGrantMethod(),
        LeaseGrantRequest.newBuilder().setID(6).setTTL(9_000_000_001L).build()));
    assertEquals(EtcdError.LEASE_NOT_FOUND.status().toString(), refusal(LeaseGrpc.getLeaseRevokeMethod(),
        LeaseRevokeRequest.newBuilder().setID(6).build()));
  }

  @Test
  void an_ended_lease_takes_its_keys_with_it() {
    grant(5, 10);
    put("b", 5);
    put("a", 5);
    put("c", 0);
    advance(Duration.ofMillis(9_999));
    assertEquals(3, keyCount());
    advance(Duration.ofMillis(1));
    assertEquals(1, keyCount());
    assertEquals(List.of(), leases());
    assertEquals(5, store.revision());
  }

  @Test
  void a_lease_that_is_kept_alive_does_not_end() {
    grant(5, 10);
    var call = start();
    for (int i = 0; i < 5; i++) {
      advance(Duration.ofSeconds(9));
      keepAlive(call, 5);
    }
    assertEquals(5, call.sent().size());
    assertEquals(
        LeaseKeepAliveResponse.newBuilder().setHeader(header(1)).setID(5).setTTL(10).build(),
        call.sent().getLast());
    advance(Duration.ofSeconds(10));
    assertEquals(List.of(), leases());
  }

  @Test
  void an_unknown_lease_is_answered_with_zero_on_a_stream_that_lives_on_and_ends_with_the_clients_end() {
    var call = start();
    keepAlive(call, 99);
    assertEquals(List.of(LeaseKeepAliveResponse.newBuilder().setHeader(header(1)).setID(99).build()), call.sent());
    assertNull(call.closed());
    call.halfClose();
    assertEquals(Status.OK, call.closed());
  }

  @Test
  void a_lease_that_has_ended_cannot_be_renewed_and_its_asker_waits_for_its_revocation() {
    grant(5, 10);
    var call = start();
    replica.leads(false);
    advance(Duration.ofSeconds(10));
    replica.leads(true);
    keepAlive(call, 5);
    keepAlive(call, 99);
    assertEquals(List.of(), call.sent());
    advance(Duration.ofSeconds(1));
    assertEquals(List.of(5L, 99L), call.sent().stream().map(LeaseKeepAliveResponse::getID).toList());
    assertEquals(List.of(0L, 0L), call.sent().stream().map(LeaseKeepAliveResponse::getTTL).toList());
  }

  @Test
  void a_renewal_that_finds_no_leader_ends_the_stream() {
    var call = start();
    replica.leads(false);
    keepAlive(call, 5);
    assertEquals(EtcdError.NO_LEADER.status().toString(), String.valueOf(call.closed()));
  }

  @Test
  void a_client_that_does_not_take_its_answers_is_read_no_further() {
    grant(5, 10);
    var call = start();
    call.room(false);
    int taken = 0;
    while (call.reads()) {
      keepAlive(call, 5);
      taken++;
    }
    assertEquals(Limits.RENEWALS_IN_FLIGHT_MAX, taken);
    call.room(true);
    assertTrue(call.reads());
  }

  @Test
  void time_to_live_tells_what_is_left_and_the_keys() {
    grant(5, 10);
    put("b", 5);
    put("a", 5);
    advance(Duration.ofMillis(2_500));
    var expected = LeaseTimeToLiveResponse.newBuilder().setHeader(header(3)).setID(5).setTTL(7).setGrantedTTL(10);
    assertEquals(expected.build(), timeToLive(5, false));
    assertEquals(
        expected.addKeys(ByteString.copyFromUtf8("a")).addKeys(ByteString.copyFromUtf8("b")).build(),
        timeToLive(5, true));
    assertEquals(
        LeaseTimeToLiveResponse.newBuilder().setHeader(header(3)).setID(99).setTTL(-1).build(), timeToLive(99, true));
  }

  @Test
  void leases_are_listed_and_a_revoked_one_is_not() {
    grant(5, 10);
    grant(6, 10);
    put("a", 5);
    unary(LeaseGrpc.getLeaseRevokeMethod(), LeaseRevokeRequest.newBuilder().setID(5).build());
    assertEquals(
        LeaseLeasesResponse.newBuilder().setHeader(header(3)).addLeases(LeaseStatus.newBuilder().setID(6)).build(),
        unary(LeaseGrpc.getLeaseLeasesMethod(), LeaseLeasesRequest.getDefaultInstance()));
  }

  @Test
  void a_new_leader_gives_every_lease_its_time_again_and_a_deposed_one_ends_nothing() {
    grant(5, 10);
    advance(Duration.ofSeconds(9));
    keeper.deposed();
    advance(Duration.ofSeconds(60));
    assertEquals(1, leases().size());
    keeper.elected(2);
    advance(Duration.ofMillis(10_999));
    assertEquals(1, leases().size());
    advance(Duration.ofMillis(1));
    assertEquals(List.of(), leases());
  }

  @Test
  void what_is_left_of_a_long_lease_is_written_down_every_five_minutes() {
    grant(5, 1_000);
    advance(Duration.ofMinutes(5));
    assertEquals(List.of(new Lease(5, 1_000, 700)), leases());
    keeper.deposed();
    keeper.elected(2);
    assertEquals(701, timeToLive(5, false).getTTL());
    keepAlive(start(), 5);
    advance(Duration.ofMillis(500));
    assertEquals(List.of(new Lease(5, 1_000, 0)), leases());
  }

  @Test
  void many_ended_leases_are_revoked_a_few_hundred_at_a_time() {
    for (int id = 1; id <= 600; id++) {
      grant(id, 10);
    }
    advance(Duration.ofSeconds(10));
    assertEquals(100, leases().size());
    advance(Duration.ofMillis(499));
    assertEquals(100, leases().size());
    advance(Duration.ofMillis(1));
    assertEquals(List.of(), leases());
  }

  @Test
  void a_question_that_nobody_knows_is_refused_not_thrown() {
    assertTrue(keeper.answer(new byte[] {9}).isCompletedExceptionally());
    keeper.deposed();
    assertTrue(keeper.answer(LeaseQuestion.encode(new LeaseQuestion.Renew(5))).isCompletedExceptionally());
    assertFalse(leases().stream().anyMatch(lease -> lease.id() == 5));
  }

  private void advance(Duration by) {
    loop.advance(by);
    loop.advance(Duration.ZERO);
  }

  private LeaseGrantResponse grant(long id, long ttl) {
    return unary(LeaseGrpc.getLeaseGrantMethod(), LeaseGrantRequest.newBuilder().setID(id).setTTL(ttl).build());
  }

  private LeaseTimeToLiveResponse timeToLive(long id, boolean keys) {
    return unary(
        LeaseGrpc.getLeaseTimeToLiveMethod(), LeaseTimeToLiveRequest.newBuilder().setID(id).setKeys(keys).build());
  }

  private CapturedCall<LeaseKeepAliveRequest, LeaseKeepAliveResponse> start() {
    return CapturedCall.start(service, LeaseGrpc.getLeaseKeepAliveMethod(), new Metadata());
  }

  private static void keepAlive(CapturedCall<LeaseKeepAliveRequest, LeaseKeepAliveResponse> call, long id) {
    call.receive(LeaseKeepAliveRequest.newBuilder().setID(id).build());
  }

  private <Q, A> A unary(MethodDescriptor<Q, A> method, Q request) {
    var call = CapturedCall.start(service, method, new Metadata());
    call.receive(request);
    call.halfClose();
    assertEquals(Status.OK, call.closed());
    return call.sent().getFirst();
  }

  private <Q, A> String refusal(MethodDescriptor<Q, A> method, Q request) {
    var call = CapturedCall.start(service, method, new Metadata());
    call.receive(request);
    call.halfClose();
    return Objects.toString(call.closed());
  }

  private void put(String key, long lease) {
    replica.propose(new Command.Put(Bytes.utf8(key), Bytes.EMPTY, lease, false, false, false), TIMEOUT).join();
  }

  private List<Lease> leases() {
    try (View view = store.view()) {
      return view.leases();
    }
  }

  private long keyCount() {
    try (View view = store.view()) {
      return view.keyCount();
    }
  }

  private static ResponseHeader header(long revision) {
    return ResponseHeader.newBuilder().setClusterId(7).setMemberId(8).setRaftTerm(3).setRevision(revision).build();
  }
}
