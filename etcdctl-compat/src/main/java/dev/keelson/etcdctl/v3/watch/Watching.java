package dev.keelson.etcdctl.v3.watch;

import dev.keelson.api.proto.etcd.WatchCreateRequest;
import dev.keelson.api.proto.etcd.WatchProgressRequest;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.etcdctl.grpc.Call;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.grpc.StatusCode;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.time.Time;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.Rpcs;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One watch that outlives its connections: when a stream breaks, a new one goes on after the last revision that was
 * seen, so that no event is missed and none comes twice.
 */
public final class Watching {
  private static final Duration REOPEN_PAUSE = Duration.ofMillis(100);

  private final Client client;
  private final Time time;
  private final Deadline never;
  private final WatchCreateRequest wanted;
  /** The stream in use: set by the thread that follows, used by whoever asks for progress. */
  private final AtomicReference<@Nullable Call<WatchRequest, WatchResponse>> current = new AtomicReference<>();
  /** Where the next stream has to begin; 0 means now. Owned by the thread that follows. */
  private long next;

  public Watching(Client client, WatchCreateRequest wanted, Time time) {
    this.client = client;
    this.wanted = wanted;
    this.time = time;
    never = Deadline.never(time);
    next = wanted.getStartRevision();
  }

  /** Hears every response that says something, and says whether to go on. */
  public interface Listener {
    boolean heard(WatchResponse response) throws InterruptedException;
  }

  /** Returns when the listener has had enough, or the server has cancelled the watch. */
  public void follow(Listener listener) throws RpcException, InterruptedException {
    while (true) {
      try {
        if (!followOneStream(listener)) {
          return;
        }
      } catch (RpcException broken) {
        if (!isPassing(broken)) {
          throw broken;
        }
      }
      time.pause(REOPEN_PAUSE);
    }
  }

  /** A member that lost its leader ends the watch for good: the user asked for one that has a leader. */
  private static boolean isPassing(RpcException broken) {
    return switch (broken.code()) {
      case UNAVAILABLE, INTERNAL -> !broken.status().text().equals("etcdserver: no leader");
      default -> false;
    };
  }

  /** Whether to go on with another stream. */
  private boolean followOneStream(Listener listener) throws RpcException, InterruptedException {
    try (var call = client.open(Rpcs.watch(), true, never)) {
      var request = wanted.toBuilder().setStartRevision(next);
      call.send(WatchRequest.newBuilder().setCreateRequest(request).build(), false, never);
      current.set(call);
      for (var response = call.receive(never); response != null; response = call.receive(never)) {
        if (!accept(response, listener)) {
          return false;
        }
      }
      return true;
    } finally {
      current.set(null);
    }
  }

  private boolean accept(WatchResponse response, Listener listener) throws InterruptedException {
    if (response.getCreated() && !response.getCanceled()) {
      if (next == 0) {
        next = response.getHeader().getRevision() + 1;
      }
      return true;
    }
    if (response.getEventsCount() > 0) {
      next = response.getEvents(response.getEventsCount() - 1).getKv().getModRevision() + 1;
    }
    return listener.heard(response) && !response.getCanceled();
  }

  /** Asks the server to say how far it has told everything. */
  public void requestProgress() throws RpcException, InterruptedException {
    var call = current.get();
    if (call == null) {
      throw new RpcException(StatusCode.UNAVAILABLE, "the watch has no connection just now");
    }
    var request = WatchRequest.newBuilder().setProgressRequest(WatchProgressRequest.getDefaultInstance()).build();
    call.send(request, false, never);
  }
}
