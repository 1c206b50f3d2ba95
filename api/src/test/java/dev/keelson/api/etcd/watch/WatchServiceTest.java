package dev.keelson.api.etcd.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.answer.Headers;
import dev.keelson.api.etcd.call.CapturedCall;
import dev.keelson.api.etcd.call.DirectLoop;
import dev.keelson.api.etcd.call.LeaderLoss;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.ResponseHeader;
import dev.keelson.api.proto.etcd.WatchCancelRequest;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchProgressRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.store.HistoryPage;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.model.Commit;
import dev.keelson.store.model.Event;
import dev.keelson.store.model.KeyValue;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchSettings;
import io.grpc.Metadata;
import io.grpc.ServerServiceDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchServiceTest {
  private static final Duration ELECTION_TIMEOUT = Duration.ofSeconds(1);
  private static final int MESSAGE_BYTES_MAX = 1_000;

  private final DirectLoop loop = new DirectLoop();
  private final WatchHub hub = new WatchHub(loop, Runnable::run, new SplittableRandom(1), WatchSettings.DEFAULT);
  private final Headers headers = new Headers(7, 8, () -> 3);
  private boolean leaderKnown = true;
  private final ServerServiceDefinition service = WatchService.define(
      hub, headers, new LeaderLoss(loop, () -> leaderKnown, ELECTION_TIMEOUT), MESSAGE_BYTES_MAX);
  private long revision = 1;

  WatchServiceTest() {
    hub.start((from, _, _, _) -> Optional.of(new HistoryPage(List.of(), from + 1)), 1, -1);
  }

  @Test
  void a_watcher_is_created_gets_events_and_is_cancelled() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    put("a");
    cancel(call, 0);
    cancel(call, 0);
    cancel(call, 99);
    put("a");
    assertEquals(
        List.of(
            response(1).setCreated(true).build(),
            response(2).addEvents(event("a", 2)).build(),
            response(2).setCanceled(true).build()),
        take(call));
  }

  @Test
  void responses_are_encoded_as_protobuf_does() throws Exception {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setWatchId(-5).setKey(key("a")).setPrevKv(true));
    hub.committed(List.of(new Commit(2, List.of(
        new Event(Event.Kind.PUT, kv("a", 2), Optional.empty()),
        new Event(Event.Kind.DELETE, KeyValue.tombstone(Bytes.utf8("a"), 2), Optional.of(kv("a", 2)))), false)));
    create(call, WatchCreateRequest.newBuilder().setWatchId(-5).setKey(key("a")));
    for (WireMessage sent : call.sent()) {
      byte[] bytes = CapturedCall.bytes((WireMessage.Whole) sent);
      assertArrayEquals(WatchResponse.parseFrom(bytes).toByteArray(), bytes);
    }
    assertEquals(2, take(call).get(1).getEventsCount());
  }

  @Test
  void the_server_picks_ids_from_zero_and_leaves_out_those_in_use() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")).setWatchId(1));
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")).setWatchId(7));
    cancel(call, 7);
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")).setWatchId(7));
    assertEquals(List.of(0L, 1L, 2L, 7L, 7L, 7L), take(call).stream().map(WatchResponse::getWatchId).toList());
  }

  @Test
  void what_cannot_be_watched_is_refused_on_a_stream_that_lives_on() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("b")).setWatchId(5));
    create(call, WatchCreateRequest.newBuilder().setKey(key("b")).setWatchId(5));
    create(call, WatchCreateRequest.newBuilder().setKey(key("b")).setRangeEnd(key("b")));
    create(call, WatchCreateRequest.newBuilder().setKey(key("b")).setStartRevision(-1));
    call.receive(WatchRequest.getDefaultInstance());
    var refused = response(1).setWatchId(-1).setCreated(true).setCanceled(true);
    assertEquals(
        List.of(
            response(1).setWatchId(5).setCreated(true).build(),
            refused.setCancelReason("mvcc: duplicate watch ID provided on the WatchStream").build(),
            refused.setCancelReason("mvcc: watcher range is empty").build(),
            refused.setCancelReason("etcdserver: mvcc: required revision has been compacted").build()),
        take(call));
    assertTrue(call.reads());
    assertNull(call.closed());
  }

  @Test
  void a_compacted_start_is_created_and_then_cancelled_without_a_revision_in_the_header() {
    put("a");
    put("a");
    put("a");
    hub.compacted(3);
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")).setStartRevision(2));
    assertEquals(
        List.of(
            response(4).setCreated(true).build(),
            response(0).setCanceled(true).setCompactRevision(3).build()),
        take(call));
  }

  @Test
  void an_empty_key_with_a_zero_end_watches_everything() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setRangeEnd(ByteString.copyFrom(new byte[] {0})));
    put("a");
    put("zzz");
    assertEquals(3, take(call).size());
  }

  @Test
  void progress_on_request_names_no_watcher_and_needs_one() {
    var call = start();
    call.receive(WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build());
    assertEquals(List.of(), take(call));
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    put("b");
    call.receive(WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build());
    assertEquals(response(2).setWatchId(-1).build(), take(call).getLast());
  }

  @Test
  void a_large_response_is_cut_into_marked_fragments_for_who_agreed() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setRangeEnd(key("\0")).setFragment(true));
    create(call, WatchCreateRequest.newBuilder().setRangeEnd(key("\0")));
    take(call);
    var events = IntStream.range(0, 100)
        .mapToObj(i -> new Event(Event.Kind.PUT, kv("key-" + i, 2), Optional.empty()))
        .toList();
    hub.committed(List.of(new Commit(2, events, false)));
    List<WatchResponse> responses = take(call);
    List<WatchResponse> fragments = responses.stream().filter(response -> response.getWatchId() == 0).toList();
    assertTrue(fragments.size() > 1);
    assertTrue(fragments.stream().allMatch(fragment -> fragment.getSerializedSize() < MESSAGE_BYTES_MAX));
    assertTrue(fragments.stream().limit(fragments.size() - 1).allMatch(WatchResponse::getFragment));
    assertFalse(fragments.getLast().getFragment());
    assertEquals(
        responses.getLast().getEventsList(),
        fragments.stream().flatMap(fragment -> fragment.getEventsList().stream()).toList());
  }

  @Test
  void a_client_that_does_not_read_is_sent_nothing_more_and_all_of_it_later() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    take(call);
    call.room(false);
    put("a");
    put("a");
    cancel(call, 99);
    assertFalse(call.reads());
    assertEquals(List.of(), take(call));
    call.room(true);
    assertEquals(List.of(response(3).addEvents(event("a", 2)).addEvents(event("a", 3)).build()), take(call));
    assertTrue(call.reads());
  }

  @Test
  void a_half_close_changes_nothing_and_a_cancelled_call_is_forgotten() {
    var call = start();
    create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
    call.halfClose();
    put("a");
    assertEquals(2, take(call).size());
    call.cancel();
    put("a");
    assertEquals(List.of(), take(call));
    assertEquals(0, hub.counters().streams());
  }

  @Test
  void a_call_that_ends_while_a_watcher_is_being_made_leaves_nothing_behind() {
    var call = start();
    loop.post(() -> { // what both post waits until this is over
      create(call, WatchCreateRequest.newBuilder().setKey(key("a")));
      call.cancel();
    });
    assertEquals(0, hub.counters().streams());
    assertEquals(0, hub.counters().watchers());
  }

  @Test
  void a_stream_that_asked_for_a_leader_ends_when_none_was_known_for_three_elections() {
    var metadata = new Metadata();
    metadata.put(Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER), "true");
    var asked = CapturedCall.start(service, WatchService.METHOD, metadata);
    var careless = start();
    leaderKnown = false;
    loop.advance(ELECTION_TIMEOUT);
    loop.advance(ELECTION_TIMEOUT);
    leaderKnown = true;
    loop.advance(ELECTION_TIMEOUT);
    leaderKnown = false;
    loop.advance(ELECTION_TIMEOUT);
    loop.advance(ELECTION_TIMEOUT);
    assertNull(asked.closed());
    loop.advance(ELECTION_TIMEOUT);
    assertEquals(EtcdError.NO_LEADER.status().toString(), String.valueOf(asked.closed()));
    assertNull(careless.closed());
  }

  private CapturedCall<WatchRequest, WireMessage> start() {
    return CapturedCall.start(service, WatchService.METHOD, new Metadata());
  }

  private static void create(CapturedCall<WatchRequest, WireMessage> call, WatchCreateRequest.Builder create) {
    call.receive(WatchRequest.newBuilder().setCreateRequest(create).build());
  }

  private static void cancel(CapturedCall<WatchRequest, WireMessage> call, long id) {
    call.receive(WatchRequest.newBuilder()
        .setCancelRequest(WatchCancelRequest.newBuilder().setWatchId(id))
        .build());
  }

  private static List<WatchResponse> take(CapturedCall<WatchRequest, WireMessage> call) {
    return new ArrayList<>(call.take(WatchResponse.parser()));
  }

  private void put(String key) {
    revision++;
    hub.committed(List.of(
        new Commit(revision, List.of(new Event(Event.Kind.PUT, kv(key, revision), Optional.empty())), false)));
  }

  private static WatchResponse.Builder response(long revision) {
    var header = ResponseHeader.newBuilder().setClusterId(7).setMemberId(8).setRaftTerm(3).setRevision(revision);
    return WatchResponse.newBuilder().setHeader(header);
  }

  private static dev.keelson.api.proto.mvcc.Event event(String key, long revision) {
    var kv = dev.keelson.api.proto.mvcc.KeyValue.newBuilder()
        .setKey(key(key))
        .setCreateRevision(revision)
        .setModRevision(revision)
        .setVersion(1)
        .setValue(key("v"));
    return dev.keelson.api.proto.mvcc.Event.newBuilder().setKv(kv).build();
  }

  private static KeyValue kv(String key, long revision) {
    return KeyValue.of(Bytes.utf8(key), revision, revision, 1, Bytes.utf8("v"), 0);
  }

  private static ByteString key(String text) {
    return ByteString.copyFromUtf8(text);
  }
}
