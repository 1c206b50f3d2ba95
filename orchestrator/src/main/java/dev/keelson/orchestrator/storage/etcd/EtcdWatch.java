package dev.keelson.orchestrator.storage.etcd;

import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchGrpc;
import dev.keelson.api.proto.etcd.WatchProgressRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.orchestrator.storage.StoreChange;
import dev.keelson.orchestrator.storage.StoreWatch;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** A watch with a stream of its own. The stream brings a message when its reader has taken the one before. */
final class EtcdWatch implements StoreWatch {
  private static final Metadata.Key<String> HAS_LEADER =
      Metadata.Key.of("hasleader", Metadata.ASCII_STRING_MARSHALLER);

  private final ClientCall<WatchRequest, WatchResponse> call;
  private final Arrivals arrivals = new Arrivals();

  /** A call takes messages from one thread at a time, and none after it was cancelled. */
  private final ReentrantLock sending = new ReentrantLock();

  private boolean closed;

  private EtcdWatch(ClientCall<WatchRequest, WatchResponse> call) {
    this.call = call;
  }

  static EtcdWatch start(EtcdChannel channel, String prefix, long fromRevision) {
    var watch = new EtcdWatch(channel.stream(WatchGrpc.getWatchMethod()));
    var metadata = new Metadata();
    metadata.put(HAS_LEADER, "true");
    watch.call.start(watch.arrivals, metadata);
    watch.call.request(1);
    watch.call.sendMessage(WatchRequest.newBuilder()
        .setCreateRequest(WatchCreateRequest.newBuilder()
            .setKey(EtcdMessages.bytes(prefix))
            .setRangeEnd(EtcdMessages.end(prefix))
            .setStartRevision(fromRevision))
        .build());
    return watch;
  }

  @Override
  public Optional<StoreChange> next(Duration patience) throws InterruptedException {
    Arrival arrival = arrivals.queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    return switch (arrival) {
      case null -> Optional.empty();
      case Arrival.Message(var response) -> {
        call.request(1);
        yield change(response);
      }
      case Arrival.End(var status) -> Optional.of(new StoreChange.Broken(String.valueOf(status.getDescription())));
    };
  }

  @Override
  public void requestProgress() {
    sending.lock();
    try {
      if (!closed) {
        call.sendMessage(
            WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build());
      }
    } finally {
      sending.unlock();
    }
  }

  @Override
  public void close() {
    sending.lock();
    try {
      closed = true;
      call.cancel("the watch is closed", null);
    } finally {
      sending.unlock();
    }
  }

  /** Empty for what only says that the watch has begun. */
  private static Optional<StoreChange> change(WatchResponse response) {
    if (response.getCompactRevision() != 0) {
      return Optional.of(new StoreChange.Compacted());
    }
    if (response.getCanceled()) {
      return Optional.of(new StoreChange.Broken(response.getCancelReason()));
    }
    if (response.getEventsCount() > 0) {
      return Optional.of(new StoreChange.Events(response.getEventsList().stream().map(EtcdMessages::event).toList()));
    }
    return response.getCreated() || response.getHeader().getRevision() == 0
        ? Optional.empty()
        : Optional.of(new StoreChange.Progress(response.getHeader().getRevision()));
  }

  private sealed interface Arrival {
    record Message(WatchResponse response) implements Arrival {}

    record End(Status status) implements Arrival {}
  }

  /** What has come; two at most, as one message is asked for at a time. */
  private static final class Arrivals extends ClientCall.Listener<WatchResponse> {
    private final LinkedBlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(WatchResponse message) {
      queue.add(new Arrival.Message(message));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      queue.add(new Arrival.End(status));
    }
  }
}
