package dev.keelson.api.etcd.watch;

import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.grpc.WireMessage;
import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.store.watch.EventBatch;
import dev.keelson.store.watch.WatchHub;
import dev.keelson.store.watch.WatchSink;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One client's stream. Owned by the hub's loop, the only thread that sends, but for {@link #waitedForRoom}.
 *
 * <p>The next request is read when the one before has been answered and the client takes what it is sent, so that
 * answers cannot pile up for a client that only asks.
 */
final class WatchStream implements WatchSink {
  private final ServerCall<WatchRequest, WireMessage> call;
  private final WatchHub hub;
  private final ResponseWriter responses;
  private final WatchIds ids = new WatchIds();

  /** Somebody found no room; whoever finds room again clears it and tells. */
  private final AtomicBoolean waitsForRoom = new AtomicBoolean();

  private boolean readsOn;

  WatchStream(ServerCall<WatchRequest, WireMessage> call, WatchHub hub, ResponseWriter responses) {
    this.call = call;
    this.hub = hub;
    this.responses = responses;
  }

  void take(WatchRequest request, long revision) {
    switch (request.getRequestUnionCase()) {
      case CREATE_REQUEST -> create(request.getCreateRequest(), revision);
      case CANCEL_REQUEST -> hub.cancel(this, request.getCancelRequest().getWatchId());
      case PROGRESS_REQUEST -> hub.requestProgress(this);
      case REQUESTUNION_NOT_SET -> {} // as etcd: the stream lives on
    }
    hub.inOrder(_ -> {
      readsOn = true;
      readOn();
    });
  }

  /** Asks for the next request when it is time. */
  void readOn() {
    if (readsOn && hasRoom()) {
      readsOn = false;
      call.request(1);
    }
  }

  /** Any thread: whether somebody waited for room until now. */
  boolean waitedForRoom() {
    return waitsForRoom.getAndSet(false);
  }

  void leaderLost() {
    call.close(EtcdError.NO_LEADER.status(), new Metadata());
  }

  @Override
  public void created(long watchId, long revision) {
    call.sendMessage(responses.created(watchId, revision));
  }

  @Override
  public boolean events(long watchId, long revision, EventBatch batch) {
    if (!hasRoom()) {
      return false;
    }
    if (ids.fragments(watchId)) {
      responses.fragments(watchId, revision, batch).forEach(call::sendMessage);
    } else {
      call.sendMessage(responses.events(watchId, revision, batch));
    }
    return true;
  }

  /** Left out when the client does not keep up: it promises something, but nobody is owed it. */
  @Override
  public void progress(long watchId, long revision) {
    if (call.isReady()) {
      call.sendMessage(responses.progress(watchId, revision));
    }
  }

  @Override
  public void compacted(long watchId, long compactedTo) {
    ids.release(watchId);
    call.sendMessage(responses.compacted(watchId, compactedTo));
  }

  @Override
  public void cancelled(long watchId, long revision) {
    ids.release(watchId);
    call.sendMessage(responses.cancelled(watchId, revision));
  }

  private void create(WatchCreateRequest request, long revision) {
    Optional<String> refusal = CreateCheck.refusal(request, ids);
    if (refusal.isPresent()) {
      call.sendMessage(responses.refused(refusal.get(), revision));
      return;
    }
    long id = request.getWatchId() == 0 ? ids.free() : request.getWatchId();
    ids.take(id, request.getFragment());
    hub.watch(this, id, CreateCheck.wanted(request));
  }

  /** The second look catches room that came between the first one and the note that it is waited for. */
  private boolean hasRoom() {
    if (call.isReady()) {
      return true;
    }
    waitsForRoom.set(true);
    return call.isReady();
  }
}
